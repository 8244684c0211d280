import { readElements, textIn, type Element } from "../html.js";

/** A part of a page's text, from one offset to before another. */
interface Span {
  from: number;
  to: number;
}

/** What a page, as Framework builds it, runs and what it has the browser fetch beforehand. */
export interface PageScripts {
  /** Text of the module that stands in the page itself. */
  script: string;
  at: Span;
  preloads: Span[];
}

/** @returns null of a page that runs nothing. Throws where a page holds more than one module: only one is packed. */
export function readScripts(text: string): PageScripts | null {
  const elements = readElements(text);
  const modules = elements.filter(
    (element) => element.tagName === "script" && is(element, "type", "module"),
  );
  if (modules.length > 1) throw new Error("it holds more than one module");
  const [module] = modules;
  if (!module) return null;
  const preloads = elements.filter(
    (element) => element.tagName === "link" && is(element, "rel", "modulepreload"),
  );
  return { script: textIn(module), at: spanOf(module), preloads: preloads.map(spanOf) };
}

/**
 * The page with another file in place of its module.
 * @param src address of that file, as the page sees it
 * @param preloads those of the files which that one needs
 */
export function withScripts(
  text: string,
  page: PageScripts,
  { src, preloads }: { src: string; preloads: string[] },
): string {
  const links = preloads.map((href) => `<link rel="modulepreload" href="${href}">`);
  const module = [...links, `<script type="module" src="${src}"></script>`].join("\n");
  const edits = [
    { ...page.at, by: module },
    // With the end of its line.
    ...page.preloads.map(({ from, to }) => ({ from, to: text[to] === "\n" ? to + 1 : to, by: "" })),
  ];
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((so_far, { from, to, by }) => so_far.slice(0, from) + by + so_far.slice(to), text);
}

function is({ attrs }: Element, name: string, value: string): boolean {
  return attrs.some((attr) => attr.name === name && attr.value === value);
}

function spanOf({ sourceCodeLocation }: Element): Span {
  if (!sourceCodeLocation) throw new Error("it has an element without a place in its text");
  return { from: sourceCodeLocation.startOffset, to: sourceCodeLocation.endOffset };
}

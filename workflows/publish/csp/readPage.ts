import { readElements, textIn, type Element } from "../html.js";
import type { InlineParts } from "./policy.js";

export interface ReadPage extends InlineParts {
  /** Where in the text the policy goes: before all that it is about, after the name of the encoding. */
  at: number;
  /** Attributes that a browser will not heed under the policy: styles and handlers of events. */
  unheeded: { name: string; line: number }[];
}

export function readPage(text: string): ReadPage {
  const elements = readElements(text);
  return {
    at: placeIn(elements),
    scripts: elements.filter(isScript).map(textIn),
    styles: elements.filter(({ tagName }) => tagName === "style").map(textIn),
    unheeded: elements.flatMap(unheededOf),
  };
}

function isScript(element: Element): boolean {
  return element.tagName === "script" && !element.attrs.some(({ name }) => name === "src");
}

function unheededOf({ attrs, sourceCodeLocation }: Element): ReadPage["unheeded"] {
  return attrs
    .filter(({ name }) => name === "style" || name.startsWith("on"))
    .map(({ name }) => ({ name, line: sourceCodeLocation?.attrs?.[name]?.startLine ?? 0 }));
}

function placeIn(elements: Element[]): number {
  const charset = elements.find(
    ({ tagName, attrs }) => tagName === "meta" && attrs.some(({ name }) => name === "charset"),
  );
  const head = elements.find(({ tagName }) => tagName === "head");
  return (
    charset?.sourceCodeLocation?.endOffset ?? head?.sourceCodeLocation?.startTag?.endOffset ?? 0
  );
}

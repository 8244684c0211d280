import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a page in their order, each with its place in the text. */
export function readElements(text: string): Element[] {
  return [...elementsIn(parse(text, { sourceCodeLocationInfo: true }))];
}

/** What stands in an element itself. */
export function textIn({ childNodes }: Element): string {
  return childNodes.map((node) => (tree.isTextNode(node) ? node.value : "")).join("");
}

function* elementsIn(node: Node): Generator<Element> {
  if (tree.isElementNode(node)) yield node;
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) yield* elementsIn(child);
}

/**
 * Makes an element of a drawing, as `element` does of a page.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] a function is a listener; `null` and `false` are left out
 * @param {...(Node | string | null | (Node | string)[])} children
 */
export function svgElement(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null));
  return node;
}

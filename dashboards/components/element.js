/**
 * Makes an element. Names from the data go in as children, so as text: never as markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] a function is a listener; `null` and `false` are left out
 * @param {...(Node | string | null | undefined | (Node | string)[])} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    // As an attribute the policy of the published pages would refuse it.
    else if (name === "style") node.style.cssText = value ?? "";
    else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

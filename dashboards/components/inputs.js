import { element } from "./element.js";

// What `view` of a notebook takes: an element with a `value` that tells of changes by `input`. Called as
// those of @observablehq/inputs are, which the policy of a published page complains of: they are made with
// a style attribute.

/**
 * One of several.
 *
 * @template Option
 * @param {Option[]} options
 * @param {{ label: string, value?: Option, format?: (option: Option) => string }} how `value`: chosen at first, else the first
 */
export function select(options, { label, value = options[0], format = String }) {
  const items = options.map((option) =>
    element("option", { selected: option === value }, format(option)),
  );
  const control = element("select", {}, items);
  const field = element("label", { class: "field input" }, element("span", {}, label), control);
  return withValue(field, () => options[control.selectedIndex]);
}

/**
 * Any of several.
 *
 * @template Option
 * @param {Option[]} options
 * @param {{ label: string, value?: Option[], format?: (option: Option) => string }} how `value`: chosen at first, else none
 */
export function checkbox(options, { label, value = [], format = String }) {
  const boxes = options.map((option) =>
    element("input", { type: "checkbox", checked: value.includes(option) }),
  );
  const field = element(
    "fieldset",
    { class: "field input" },
    element("legend", {}, label),
    boxes.map((box, turn) => element("label", {}, box, format(options[turn]))),
  );
  return withValue(field, () => options.filter((_, turn) => boxes[turn].checked));
}

function withValue(node, get) {
  return Object.defineProperty(node, "value", { get });
}

import { element } from "../element.js";
import { addressOf, changeQuery } from "../state.js";
import { stayOnPage } from "../parts.js";

/** The thresholds of the game plan as fields, for the keyboard, and the way back to the usual ones. */
export function thresholdFields({ page, query, text }, thresholds, move) {
  const share = field(text.say("opportunities.large"), {
    name: "large",
    value: (100 * thresholds.large).toFixed(1),
    min: 0.1,
    max: 100,
    step: 0.1,
    set: (value) => move({ ...thresholds, large: value / 100 }),
  });
  const index = field(text.say("opportunities.over"), {
    name: "over",
    value: thresholds.over.toFixed(0),
    min: 1,
    max: 1000,
    step: 1,
    set: (value) => move({ ...thresholds, over: value }),
  });
  const isOwn = query.over !== undefined || query.large !== undefined;
  const usual = {
    href: addressOf(page.id, changeQuery(query, { over: null, large: null })),
    click: stayOnPage,
  };
  return element(
    "div",
    { class: "thresholds" },
    share,
    index,
    isOwn ? element("a", usual, text.say("opportunities.usual")) : null,
  );
}

function field(label, { set, ...attributes }) {
  const input = element("input", {
    type: "number",
    ...attributes,
    change: () => input.checkValidity() && set(input.valueAsNumber),
  });
  return element("label", { class: "field" }, element("span", {}, label), input);
}

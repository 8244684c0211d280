import { element } from "./element.js";
import { addressOf } from "./state.js";

/** An address that points at nothing: what is wrong, and a way back. */
export function problemView({ page, query, text }, { problem, value, fallback }) {
  const back = addressOf(page.id, { ...fallback, ...(query.lang && { lang: query.lang }) });
  return element(
    "div",
    { class: "problem", role: "alert", "data-problem": problem },
    element("p", {}, text.say(`problem.${problem}`, { value: shown(text, problem, value) })),
    element("p", {}, element("a", { href: back }, text.say("problem.back"))),
  );
}

function shown(text, problem, value) {
  const isDay =
    problem === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !isNaN(Date.parse(value));
  return isDay ? text.date(value) : value;
}

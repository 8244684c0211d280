import { element } from "../element.js";

/** Where the traits come from, and under which licence they may be shown. */
export function creditNote(text, rows) {
  if (!rows.length) return null;
  const pairs = rows.map(({ source, licence }) => [
    source ?? text.say("traits.noSource"),
    licence ?? text.say("traits.noLicence"),
  ]);
  const credits = [...new Set(pairs.map(([source, licence]) => `${source} (${licence})`))];
  return element(
    "p",
    { class: "rest", "data-credit": "traits" },
    text.say("traits.credit", { credits: credits.join("; ") }),
  );
}

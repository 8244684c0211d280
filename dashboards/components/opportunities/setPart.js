import { figure, sentence } from "../figure.js";
import { element } from "../element.js";
import { stayOnPage } from "../parts.js";
import { addressOf, changeQuery } from "../state.js";
import { toggled } from "./chosenSet.js";

/** The segments to choose from, each a link that puts it in or out, and what the chosen ones are together. */
export function setPart(context, rows, chosen) {
  const { page, query, text, place, segments } = context;
  const links = rows.map(({ segment_id: id }) => {
    const href = addressOf(page.id, changeQuery(query, { set: toggled(chosen, id) }));
    const pressed = chosen.includes(id);
    const attributes = { href, role: "button", "aria-pressed": String(pressed), click: stayOnPage };
    return element("a", attributes, segments.label(id));
  });
  return element(
    "section",
    { class: "set" },
    element("h2", {}, text.say("opportunities.set")),
    element(
      "div",
      { class: "chips", role: "group", "aria-label": text.say("opportunities.choose") },
      links,
    ),
    element("p", { "data-part": "set" }, text.tell(together(rows, chosen, place.basis))),
  );
}

function together(rows, chosen, basis) {
  const own = rows.filter(({ segment_id: id }) => chosen.includes(id));
  const sum = (column) =>
    own.some((row) => row[column] === null)
      ? null
      : own.reduce((total, row) => total + row[column], 0);
  const base = figure("set_base", sum("base_count"));
  const [members, gap] = [sum("member_count"), sum("gap")];
  if (members === null || gap === null)
    return sentence("opportunities.chosenBase", { basis, base });
  return sentence("opportunities.chosen", {
    basis,
    base,
    members: figure("set_members", members),
    gap: figure("set_gap", gap),
  });
}

import { element } from "./element.js";
import { figure, sentence } from "./figure.js";

/** Members that are in none of the figures above. */
export function restNote(text, rows) {
  const count = (id) => {
    const row = rows.find(({ level, segment_id }) => level === "total" && segment_id === id);
    return row ? row.member_count : 0;
  };
  const [outside, unplaced, unassigned] = ["_outside", "_unplaced", "_unassigned"].map(count);
  const isKnown = [outside, unplaced, unassigned].every((one) => one !== null);
  if (isKnown && outside + unplaced + unassigned < 0.5) return null;
  const note = sentence("rest.note", {
    outside: figure("outside", outside, "some"),
    unplaced: figure("unplaced", unplaced, "some"),
    unassigned: figure("unassigned", unassigned, "some"),
  });
  return element("p", { class: "rest", "data-part": "rest" }, text.tell(note));
}

import { element } from "./element.js";
import { figure, sentence } from "./figure.js";

/** Members that are in none of the figures above. */
export function restNote(text, rows) {
  const count = (id) =>
    rows.find(({ level, segment_id }) => level === "total" && segment_id === id)?.member_count ?? 0;
  const [outside, unplaced, unassigned] = ["_outside", "_unplaced", "_unassigned"].map(count);
  if (outside + unplaced + unassigned < 0.5) return null;
  const note = sentence("rest.note", {
    outside: figure("outside", outside),
    unplaced: figure("unplaced", unplaced),
    unassigned: figure("unassigned", unassigned),
  });
  return element("p", { class: "rest", "data-part": "rest" }, text.tell(note));
}

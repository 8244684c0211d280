import { listed, traitContrast } from "../answers/traits.js";
import { element } from "../element.js";
import { figure, sentence } from "../figure.js";
import { isHidden } from "../hidden.js";
import { chartPart } from "../parts.js";
import { sheetLink } from "./sheetLink.js";

/** All segments in one picture: how many live here, whom we reach, and by what they are known. */
export function picture(context, rows, total, personas) {
  const { text } = context;
  const here = rows.filter(({ base_count }) => base_count > 0).sort((a, b) => b.share - a.share);
  const reached = here.map(({ penetration }) => penetration ?? 0);
  const most = Math.max(total?.penetration ?? 0, ...reached) || 1;
  const cards = here.map((row) =>
    card(context, { row, average: total?.penetration, most, personas }),
  );
  return chartPart({
    finding: text.say("segments.picture"),
    shows: text.say("segments.pictureNote"),
    chart: element("ul", { class: "cards" }, cards),
  });
}

function card(context, { row, average, most, personas }) {
  const { text, segments, place } = context;
  const id = row.segment_id;
  const traits = traitContrast(personas.filter(({ segment_id }) => segment_id === id));
  return element(
    "li",
    { "data-part": id },
    element("h3", {}, sheetLink(context, id, segments.label(id))),
    element("p", { class: "size" }, text.tell(sizeAndReach(row, place.basis))),
    Number.isFinite(row.penetration) ? meter(row, average, most) : null,
    listed("segments", traits).map((one) => element("p", { class: "traits" }, text.tell(one))),
  );
}

function sizeAndReach(row, basis) {
  const share = figure("share", row.share, "percent");
  if (row.member_count === undefined) return sentence("segments.card", { basis, share });
  if (isHidden(row)) return sentence("segments.cardHidden", { basis, share });
  const penetration = figure("penetration", row.penetration, "percent");
  return sentence("segments.cardReached", { basis, share, penetration });
}

/** Its reach as a bar, and a mark at the average. */
function meter(row, average, most) {
  const width = (value) => `${((100 * value) / most).toFixed(2)}%`;
  return element(
    "div",
    { class: "meter", "aria-hidden": "true" },
    element("span", { class: `bar ${row.class ?? ""}`, style: `width:${width(row.penetration)}` }),
    Number.isFinite(average)
      ? element("span", { class: "mark", style: `left:${width(average)}` })
      : null,
  );
}

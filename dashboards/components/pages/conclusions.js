import { conclusion, conclusionsAnswer } from "../answers/conclusions.js";
import { loadNotes, loadPersonas } from "../data.js";
import { element } from "../element.js";
import { methodNote } from "../methodNote.js";
import { answerPart, linksPart } from "../parts.js";
import { creditNote } from "../persona/creditNote.js";
import { localRows, referenceOf, segmentRows } from "../persona/localRows.js";
import { notesPart } from "../persona/notesPart.js";
import { sheetLink } from "../persona/sheetLink.js";
import { rowsOf } from "../place.js";

/** What is known of each group in a short paragraph, to be printed and shared. */
export const conclusions = {
  id: "conclusions",
  dated: ["catchment_profile", "membership_profile"],
  undated: ["data_quality", "penetration_trend"],
  async load({ place }) {
    const [personas, notes] = await Promise.all([
      loadPersonas("segments"),
      loadNotes(place.library),
    ]);
    return { personas, notes };
  },
  view(context) {
    const { text, place, marts, personas } = context;
    const local = localRows(context);
    const total = local.get("_all");
    const rows = segmentRows(context, local);
    const { name, scope } = place;
    return [
      answerPart(text, conclusionsAnswer({ rows, total, place: name, scope })),
      element(
        "div",
        { class: "conclusions" },
        rows.map((row) => paragraph(context, row, total)),
      ),
      notesPart(context, context.notes, null),
      linksPart(context, [
        ["segments", "links.segments"],
        ["members", "links.members"],
        ["trend", "links.trend"],
      ]),
      creditNote(text, personas),
      methodNote(context, {
        reference: referenceOf(place),
        baseDate: total?.base_date,
        quality: marts.data_quality,
        tested: ["segments"],
      }),
    ].filter(Boolean);
  },
};

function paragraph(context, row, total) {
  const { text, place, segments, marts, personas, notes } = context;
  const { segment_id: id } = row;
  const isOwn = ({ segment_id }) => segment_id === id;
  const trend = rowsOf(marts.penetration_trend, place).find(
    (one) => one.level === "segment" && isOwn(one) && one.snapshot_date === place.date,
  );
  const sentences = conclusion({
    ...{ row, total, trend, traits: personas.filter(isOwn) },
    ...{ basis: place.basis, reference: referenceOf(place) },
  });
  return element(
    "section",
    { "data-part": id },
    element("h2", {}, sheetLink(context, id, segments.label(id))),
    element(
      "p",
      {},
      sentences.flatMap((one, position) => [position ? " " : "", text.tell(one)]),
    ),
    notesPart(context, notes, id, "p"),
  );
}

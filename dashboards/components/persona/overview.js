import { segmentsAnswer } from "../answers/segments.js";
import { element } from "../element.js";
import { methodNote } from "../methodNote.js";
import { answerPart, linksPart } from "../parts.js";
import { tablePart } from "../table.js";
import { creditNote } from "./creditNote.js";
import { isHidden } from "../hidden.js";
import { localRows, referenceOf, segmentRows } from "./localRows.js";
import { verdictOf } from "./localTable.js";
import { notesPart } from "./notesPart.js";
import { picture } from "./picture.js";
import { sheetLink } from "./sheetLink.js";

/** Who lives here, group by group; each leads to its own sheet. */
export function overview(context, { personas, notes }) {
  const { text, place, segments, marts } = context;
  const local = localRows(context);
  const total = local.get("_all");
  const rows = segmentRows(context, local);
  const { scope, basis, name } = place;
  return [
    answerPart(
      text,
      segmentsAnswer({ rows, total, name: segments.name, place: name, scope, basis }),
    ),
    picture(context, rows, total, personas),
    personas.length ? null : element("p", { class: "rest" }, text.say("traits.noneAtAll")),
    linksPart(context, [
      ["conclusions", "links.conclusions"],
      ["members", "links.members"],
      ["residents", "links.residents"],
    ]),
    notesPart(context, notes, null),
    groupTable(context, rows, total),
    creditNote(text, personas),
    methodNote(context, {
      reference: referenceOf(place),
      baseDate: total?.base_date,
      quality: marts.data_quality,
      tested: ["segments"],
    }),
  ].filter(Boolean);
}

function groupTable(context, rows, total) {
  const { text, place, segments } = context;
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis, reference: referenceOf(place) }),
  });
  const isTotal = ({ segment_id }) => segment_id === "_all";
  const label = (row) => (isTotal(row) ? text.say("table.total") : segments.label(row.segment_id));
  return tablePart({
    text,
    rows,
    footer: total,
    isHidden,
    file: `segments-${place.scopeId.replace("/", "-")}-${place.date}`,
    attributes: ({ segment_id }) => ({ "data-segment": segment_id }),
    columns: [
      {
        key: "segment",
        label: text.say("column.segment"),
        value: label,
        show: (row) => (isTotal(row) ? label(row) : sheetLink(context, row.segment_id, label(row))),
      },
      column("base_count", "count"),
      column("share", "percent"),
      column("reference_share", "percent"),
      column("member_count", "count"),
      column("penetration", "percent"),
      {
        key: "class",
        label: text.say("column.class"),
        value: (row) => (isTotal(row) ? "" : verdictOf(text, row)),
      },
    ],
  });
}

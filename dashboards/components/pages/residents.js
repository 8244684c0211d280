import { isAverage } from "../answers/contrast.js";
import { residentContrast, residentsAnswer } from "../answers/residents.js";
import { residentsTitle } from "../answers/titles.js";
import { shareBars } from "../charts/shareBars.js";
import { methodNote } from "../methodNote.js";
import {
  answerPart,
  chartPart,
  emptyChart,
  levelControls,
  levelRows,
  linksPart,
  totalRow,
} from "../parts.js";
import { rowsOf } from "../place.js";
import { segmentColumn } from "../segmentColumn.js";
import { sortForChart } from "../sortRows.js";
import { inPlain } from "../text.js";
import { tablePart } from "../table.js";

const SORTS = ["share", "index", "order"];

/** Report 1: who lives in the area. */
export const residents = {
  id: "residents",
  dated: ["catchment_profile"],
  undated: ["data_quality"],
  view(original) {
    const sort = original.query.sort ?? "share";
    const context = { ...original, place: { ...original.place, sort } };
    const { text, place, marts, segments } = context;
    const reference = place.scope === "library" ? "country" : "library";
    const here = rowsOf(marts.catchment_profile, place).filter(
      (row) => row.reference === reference,
    );
    const total = totalRow(here);
    const rows = levelRows(context, here);
    const sentences = residentsAnswer({
      total,
      rows,
      name: segments.name,
      place: place.name,
      scope: place.scope,
      basis: place.basis,
      reference,
    });
    return [
      answerPart(text, sentences),
      residentChart(context, rows, reference),
      linksPart(context, [
        ["members", "links.members"],
        ["trend", "links.trend"],
        ["quality", "links.quality"],
      ]),
      residentTable(context, rows, total, reference),
      methodNote(context, {
        index: "residents",
        reference,
        baseDate: total?.base_date,
        quality: marts.data_quality,
        members: false,
      }),
    ];
  },
};

function residentChart(context, rows, reference) {
  const { text, place, segments } = context;
  const { under, over } = residentContrast(rows);
  const named = new Set([under?.segment_id, over?.segment_id]);
  const sorted = sortForChart(rows, place.sort, { count: "base_count", share: "share" });
  const title = text.say("residents.chart", { level: place.level, basis: place.basis });
  const listed = sorted.map((row) => `${segments.name(row.segment_id)} ${text.percent(row.share)}`);
  return chartPart({
    finding: inPlain(text, residentsTitle({ under, over }, segments.name)),
    shows: title,
    note: text.say("residents.chartNote", { place: place.name, reference }),
    controls: levelControls(context, SORTS),
    chart: rows.length
      ? shareBars({
          rows: sorted,
          key: "segment_id",
          value: "share",
          reference: "reference_share",
          label: (row) => segments.label(row.segment_id),
          end: (row) => `${text.percent(row.share)} · ${text.count(row.base_count)}`,
          isNamed: ({ segment_id }) => named.has(segment_id),
          colour: (row) => colourOf(row, named),
          percent: text.wholePercent,
          description: `${title}. ${listed.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

function colourOf(row, named) {
  if (!named.has(row.segment_id) || isAverage(row.index)) return "var(--neutral)";
  return row.index > 100 ? "var(--over)" : "var(--under)";
}

function residentTable(context, rows, total, reference) {
  const { text, place } = context;
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis, reference }),
  });
  return tablePart({
    text,
    rows,
    footer: total,
    file: `residents-${place.scopeId.replace("/", "-")}-${place.date}`,
    attributes: ({ segment_id }) => ({ "data-segment": segment_id }),
    columns: [
      segmentColumn(context),
      column("base_count", "count"),
      column("share", "percent"),
      column("reference_share", "percent"),
      column("index", "index"),
    ],
  });
}

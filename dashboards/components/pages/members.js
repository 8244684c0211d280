import { isUncertain, lackOf, memberContrast, membersAnswer } from "../answers/members.js";
import { membersTitle } from "../answers/titles.js";
import { isHidden } from "../hidden.js";
import { indexBars } from "../charts/indexBars.js";
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
import { comparedPage } from "../places.js";
import { restNote } from "../restNote.js";
import { segmentColumn } from "../segmentColumn.js";
import { sortForChart } from "../sortRows.js";
import { inPlain } from "../text.js";
import { tablePart } from "../table.js";

const SORTS = ["gap", "index", "count", "order"];

/** Report 2: members against the area. */
export const members = {
  id: "members",
  dated: ["membership_profile"],
  undated: ["data_quality"],
  view(given) {
    // What lacks most comes first: an index says nothing of how many they are.
    const context = { ...given, place: { ...given.place, sort: given.query.sort ?? "gap" } };
    const { text, place, marts, segments } = context;
    const here = rowsOf(marts.membership_profile, place);
    const total = totalRow(here);
    const rows = levelRows(context, here).map((row) => {
      const lacking = lackOf(row, total);
      return { ...row, lacking, lack: lacking === null ? null : Math.max(0, lacking) };
    });
    const { scope, basis, level, name } = place;
    const sentences = membersAnswer({
      total,
      rows,
      name: segments.name,
      place: name,
      scope,
      basis,
      level,
    });
    return [
      answerPart(text, sentences),
      memberChart(context, rows, total),
      linksPart(context, [
        ...segmentLink(rows, total),
        ["opportunities", "links.opportunities"],
        [comparedPage(place.library), `links.${comparedPage(place.library)}`],
        ["trend", "links.trend"],
      ]),
      memberTable(context, rows, total),
      restNote(text, here),
      methodNote(context, {
        index: "members",
        tested: ["segments"],
        baseDate: total?.base_date,
        quality: marts.data_quality,
      }),
    ].filter(Boolean);
  },
};

/** To what is known of the segment that the answer names first. */
function segmentLink(rows, total) {
  const { under, over } = memberContrast(rows, total);
  const named = under ?? over;
  return named ? [["segments", "links.segment", { segment: named.segment_id }]] : [];
}

function memberChart(context, rows, total) {
  const { text, place, segments, index } = context;
  const { under, over } = memberContrast(rows, total);
  const sorted = sortForChart(rows, place.sort, {
    gap: "lacking",
    count: "member_count",
    share: "base_share",
  });
  const title = text.say("members.chart", { level: place.level, place: place.name });
  const listed = sorted.map((row) => {
    const told = isHidden(row) ? text.say("hidden.word") : text.index(row.index);
    return `${segments.name(row.segment_id)} ${told}`;
  });
  return chartPart({
    finding: inPlain(text, membersTitle({ under, over }, segments.name)),
    shows: title,
    note: text.say("members.chartNote", { basis: place.basis, ...averageOf(index) }),
    controls: levelControls(context, SORTS),
    chart: rows.some(({ index }) => Number.isFinite(index))
      ? indexBars({
          rows: sorted,
          label: (row) => segments.label(row.segment_id),
          count: (row) =>
            text.say("members.barCount", {
              index: text.index(row.index),
              count: text.count(row.member_count),
            }),
          hidden: text.say("hidden.word"),
          average: index.thresholds.averageIndex,
          named: new Set([under?.segment_id, over?.segment_id]),
          description: `${title}. ${listed.join("; ")}.`,
        })
      : emptyChart(text),
  });
}

function averageOf({ thresholds }) {
  const [averageLow, averageHigh] = thresholds.averageIndex;
  return { averageLow, averageHigh };
}

function classOf(row) {
  return isHidden(row) ? "hidden" : (row.class ?? "unknown");
}

function memberTable(context, rows, total) {
  const { text, place } = context;
  const column = (key, as) => ({
    key,
    as,
    label: text.say(`column.${key}`, { basis: place.basis }),
  });
  const between = [total, ...rows].some((row) => row && isUncertain(row));
  return tablePart({
    text,
    rows,
    footer: total,
    isHidden,
    file: `members-${place.scopeId.replace("/", "-")}-${place.date}`,
    attributes: ({ segment_id }) => ({ "data-segment": segment_id }),
    columns: [
      segmentColumn(context),
      column("base_count", "count"),
      column("member_count", "count"),
      ...(between
        ? [column("member_count_low", "count"), column("member_count_high", "count")]
        : []),
      column("penetration", "percent"),
      column("base_share", "percent"),
      column("member_share", "percent"),
      column("index", "index"),
      column("lack", "count"),
      {
        key: "class",
        label: text.say("column.class"),
        value: (row) => (row === total ? "" : text.say(`class.${classOf(row)}`)),
      },
    ],
  });
}

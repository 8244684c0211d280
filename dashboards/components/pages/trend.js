import { trendAnswer, trendDirection } from "../answers/trend.js";
import { eventsOf } from "../events.js";
import { trendLine } from "../charts/trendLine.js";
import { element } from "../element.js";
import { methodNote } from "../methodNote.js";
import { answerPart, chartPart, emptyChart, linksPart } from "../parts.js";
import { rowsOf } from "../place.js";
import { addressOf, changeQuery, goTo } from "../state.js";
import { tablePart } from "../table.js";

/** Whether reach changes. */
export const trend = {
  id: "trend",
  undated: ["penetration_trend", "events", "data_quality"],
  view(context) {
    const { text, place, marts, segments } = context;
    const here = rowsOf(marts.penetration_trend, place);
    const total = seriesOf(here, "_all");
    const chosen = segments.levelOf(place.segment ?? "") === "segment" ? place.segment : undefined;
    const onDate = here.filter(({ snapshot_date }) => snapshot_date === place.date);
    const sentences = trendAnswer({
      total: onDate.find(({ segment_id }) => segment_id === "_all"),
      segments: onDate.filter(
        ({ level, segment_id }) => level === "segment" && segments.has(segment_id),
      ),
      chosen: onDate.find(({ segment_id }) => segment_id === chosen),
      name: segments.name,
      place: place.name,
      points: text.say("trend.points"),
    });
    return [
      answerPart(text, sentences),
      trendChart(context, total, chosen ? seriesOf(here, chosen) : [], chosen),
      linksPart(context, [
        ["members", "links.members"],
        ["residents", "links.residents"],
        ["quality", "links.quality"],
      ]),
      trendTable(context, total, chosen ? seriesOf(here, chosen) : []),
      methodNote(context, {
        baseDate: total.find(({ snapshot_date }) => snapshot_date === place.date)?.base_date,
        quality: marts.data_quality,
        tested: ["change"],
      }),
    ];
  },
};

function seriesOf(rows, segment) {
  return rows
    .filter(({ segment_id }) => segment_id === segment)
    .sort((a, b) => a.snapshot_date.localeCompare(b.snapshot_date));
}

function trendChart(context, total, chosenRows, chosen) {
  const { text, place, segments } = context;
  const points = (rows) =>
    rows.map(({ snapshot_date, penetration }) => ({ date: snapshot_date, value: penetration }));
  const whole = {
    name: text.say("trend.total"),
    colour: chosen ? "var(--ink-soft)" : "var(--accent)",
    points: points(total),
  };
  const part = chosen && {
    name: segments.name(chosen),
    colour: "var(--accent)",
    points: points(chosenRows),
  };
  const listed = total.map(
    ({ snapshot_date, penetration }) => `${text.month(snapshot_date)} ${text.percent(penetration)}`,
  );
  const title = text.say("trend.chart", { base: text.say(`base.${place.basis}`) });
  const events = eventsOf(context, total);
  const told = events.map(({ date, label }) => `${text.date(date)}: ${label}.`);
  return chartPart({
    finding: text.say("title.trend", { direction: trendDirection(total, place.date) }),
    shows: title,
    note: text.say("trend.chartNote"),
    controls: [segmentSelect(context, chosen)],
    chart: total.some(({ penetration }) => penetration !== null)
      ? trendLine({
          lines: [whole, part].filter(Boolean),
          events,
          chosen: place.date,
          percent: text.percent,
          wholePercent: text.axisPercent,
          month: text.month,
          description: [`${title}. ${listed.join("; ")}.`, ...told].join(" "),
        })
      : emptyChart(text),
  });
}

function segmentSelect({ page, query, text, segments }, chosen) {
  const options = segments
    .list("segment")
    .map(({ segment_id: id }) =>
      element("option", { value: id, selected: id === chosen }, segments.label(id)),
    );
  const control = element(
    "select",
    {
      name: "segment",
      change: () => goTo(addressOf(page.id, changeQuery(query, { segment: control.value }))),
    },
    element("option", { value: "" }, text.say("trend.noSegment")),
    options,
  );
  return element(
    "label",
    { class: "field" },
    element("span", {}, text.say("trend.segment")),
    control,
  );
}

function trendTable(context, total, chosenRows) {
  const { text, place, segments } = context;
  const rows = [...total, ...chosenRows].sort((a, b) =>
    b.snapshot_date.localeCompare(a.snapshot_date),
  );
  const name = ({ segment_id }) =>
    segment_id === "_all" ? text.say("trend.total") : segments.label(segment_id);
  const column = (key, as) => ({ key, as, label: text.say(`column.${key}`) });
  return tablePart({
    text,
    rows,
    file: `trend-${place.scopeId.replace("/", "-")}`,
    attributes: ({ segment_id, snapshot_date }) => ({
      "data-segment": segment_id,
      "data-date": snapshot_date,
    }),
    columns: [
      {
        key: "snapshot_date",
        taken: "date",
        label: text.say("column.snapshot_date"),
        value: (row) => row.snapshot_date,
        show: (row) => text.date(row.snapshot_date),
      },
      ...(chosenRows.length
        ? [{ key: "segment", label: text.say("column.segment"), value: name }]
        : []),
      column("penetration", "percent"),
      column("change_previous", "points"),
      column("year_ago", "percent"),
      column("change_year", "points"),
      column("change_year_low", "points"),
      column("change_year_high", "points"),
    ],
  });
}

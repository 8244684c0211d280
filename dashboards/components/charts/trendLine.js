import * as Plot from "@observablehq/plot";
import { eventLines } from "./eventLines.js";
import { withGaps } from "./gaps.js";
import { responsive } from "./responsive.js";

/**
 * Lines through the snapshots, each labelled at its end instead of in a legend, and what happened
 * between them.
 *
 * @param {{ events?: { date: string, label: string }[], lines: { name: string, colour: string, points: { date: string, value: number | null }[] }[], chosen: string, percent: (value: number) => string, wholePercent: (value: number) => string, month: (value: Date) => string, description: string }} options
 */
export function trendLine({
  lines,
  events = [],
  chosen,
  percent,
  wholePercent,
  month,
  description,
}) {
  const rows = lines.flatMap(({ name, colour, points }) =>
    withGaps(points).map((point) => ({ ...point, name, colour })),
  );
  const known = rows.filter(({ value }) => Number.isFinite(value));
  const ends = spread(
    lines.flatMap((line) => endOf(line)),
    known,
  );
  return responsive(
    description,
    ({ width, narrow }) => {
      const [marginLeft, marginRight] = [54, narrow ? 112 : 190];
      const dates = known.map(({ date }) => Number(date));
      const happened = eventLines(events, {
        from: Math.min(...dates),
        to: Math.max(...dates),
        width: width - marginLeft - marginRight,
      });
      return Plot.plot({
        width,
        height: (narrow ? 300 : 380) + happened.height,
        marginLeft,
        marginRight,
        marginTop: 16 + happened.height,
        marginBottom: 30,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { type: "utc", label: null },
        y: { nice: true, label: null, domain: domainOf(known) },
        marks: [
          Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
          Plot.axisY({
            ticks: 5,
            tickSize: 0,
            tickFormat: wholePercent,
            color: "var(--ink-soft)",
            fontSize: 12.5,
            label: null,
          }),
          Plot.axisX({
            ticks: narrow ? 3 : 6,
            tickFormat: month,
            color: "var(--ink-soft)",
            fontSize: 12.5,
            tickSize: 4,
            label: null,
          }),
          ...happened.marks,
          Plot.ruleX([new Date(chosen)], { stroke: "var(--grey)", strokeDasharray: "2,3" }),
          Plot.line(rows, {
            x: "date",
            y: "value",
            z: "name",
            stroke: "colour",
            strokeWidth: 2.25,
          }),
          Plot.dot(known, {
            x: "date",
            y: "value",
            fill: "colour",
            r: known.length > 60 ? 1.5 : 2.5,
          }),
          Plot.dot(ends, { x: "date", y: "value", fill: "colour", r: 4.5 }),
          Plot.text(ends, {
            x: "date",
            y: "labelAt",
            dx: 10,
            textAnchor: "start",
            text: ({ name, value }) => `${percent(value)} ${name}`,
            lineWidth: narrow ? 8 : 14,
            fontSize: 13,
            fontWeight: 600,
            fill: "colour",
          }),
        ],
      });
    },
    380,
  );
}

function domainOf(rows) {
  const values = rows.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max((high - low) * 0.15, 0.01);
  return [Math.max(0, low - room), high + room];
}

function endOf({ name, colour, points }) {
  const last = points.filter(({ value }) => value !== null).at(-1);
  return last ? [{ name, colour, value: last.value, date: new Date(last.date) }] : [];
}

/** Keeps two labels at the end of close lines apart. */
function spread(ends, rows) {
  const [low, high] = domainOf(rows);
  const apart = (high - low) * 0.13;
  const sorted = [...ends].sort((a, b) => b.value - a.value);
  if (sorted.length < 2 || sorted[0].value - sorted[1].value >= apart) {
    return sorted.map((end) => ({ ...end, labelAt: end.value }));
  }
  const middle = (sorted[0].value + sorted[1].value) / 2;
  return sorted.map((end, position) => ({
    ...end,
    labelAt: middle + (position ? -apart / 2 : apart / 2),
  }));
}

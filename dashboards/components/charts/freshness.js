import * as Plot from "@observablehq/plot";
import { responsive } from "./responsive.js";

const ROW = 46;

/**
 * A line a feed: a dot a snapshot, a ring on the day of the next one, and from there to today in another
 * hue, with the words beside it, where that one is late.
 *
 * @param {{ feeds: { feed: string, due: string | null, isLate: boolean }[], snapshots: { feed: string, date: string }[], today: string, late: string, month: (value: Date) => string, description: string }} options
 */
export function freshness({ feeds, snapshots, today, late, month, description }) {
  const height = feeds.length * ROW + 36;
  const names = feeds.map(({ feed }) => feed);
  const awaited = feeds.filter(({ due }) => due);
  const overdue = feeds.filter(({ isLate }) => isLate);
  return responsive(
    description,
    ({ width, narrow }) =>
      Plot.plot({
        width,
        height,
        marginLeft: 30,
        marginRight: 70,
        marginTop: 4,
        marginBottom: 30,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { type: "utc", label: null },
        y: { type: "band", domain: names, axis: null, padding: 0 },
        marks: [
          Plot.axisX({
            ticks: narrow ? 3 : 6,
            tickFormat: month,
            color: "var(--ink-soft)",
            fontSize: 12.5,
            label: null,
            tickSize: 4,
          }),
          Plot.ruleY(names, { y: (name) => name, stroke: "var(--line)", dy: 9 }),
          Plot.ruleX([new Date(today)], { stroke: "var(--grey)", strokeDasharray: "2,3" }),
          Plot.ruleY(overdue, {
            y: "feed",
            x1: ({ due }) => new Date(due),
            x2: new Date(today),
            stroke: "var(--under)",
            strokeWidth: 3,
            dy: 9,
          }),
          Plot.dot(snapshots, {
            x: ({ date }) => new Date(date),
            y: "feed",
            dy: 9,
            r: narrow ? 3 : 4,
            fill: "var(--over)",
          }),
          Plot.dot(awaited, {
            x: ({ due }) => new Date(due),
            y: "feed",
            dy: 9,
            r: narrow ? 4 : 5,
            fill: "var(--paper)",
            stroke: ({ isLate }) => (isLate ? "var(--under)" : "var(--grey)"),
            strokeWidth: 2,
          }),
          Plot.text(overdue, {
            x: new Date(today),
            y: "feed",
            text: () => late,
            textAnchor: "start",
            dx: 7,
            dy: 9,
            fill: "var(--under)",
            fontWeight: 600,
          }),
          Plot.text(names, {
            y: (name) => name,
            text: (name) => name,
            frameAnchor: "left",
            textAnchor: "start",
            dx: -30,
            dy: -10,
            fontSize: 13,
            fill: "var(--ink)",
          }),
        ],
      }),
    height,
  );
}

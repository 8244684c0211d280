import * as Plot from "@observablehq/plot";
import { dayLine, feedRows, feedRowsHeight } from "./feedRows.js";
import { responsive } from "./responsive.js";

const ROW = 46;

/**
 * A line a feed: a dot a snapshot, a ring on the day of the next one, and from there to today in another
 * hue, with the words beside it, where that one is late.
 *
 * @param {{ feeds: { feed: string, due: string | null, isLate: boolean }[], snapshots: { feed: string, date: string }[], today: string, late: string, month: (value: Date) => string, description: string }} options
 */
export function freshness({ feeds, snapshots, today, late, month, description }) {
  const names = feeds.map(({ feed }) => feed);
  const awaited = feeds.filter(({ due }) => due);
  const overdue = feeds.filter(({ isLate }) => isLate);
  const marks = (narrow) => (dy) => [
    dayLine(today),
    Plot.ruleY(overdue, {
      y: "feed",
      x1: ({ due }) => new Date(due),
      x2: new Date(today),
      stroke: "var(--under)",
      strokeWidth: 3,
      dy,
    }),
    Plot.dot(snapshots, {
      x: ({ date }) => new Date(date),
      y: "feed",
      dy,
      r: narrow ? 3 : 4,
      fill: "var(--over)",
    }),
    Plot.dot(awaited, {
      x: ({ due }) => new Date(due),
      y: "feed",
      dy,
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
      dy,
      fill: "var(--under)",
      fontWeight: 600,
    }),
  ];
  return responsive(
    description,
    (size) =>
      feedRows({
        feeds: names,
        row: ROW,
        size,
        margins: { left: 30, right: 70 },
        month,
        marks: marks(size.narrow),
      }),
    feedRowsHeight(names, ROW),
  );
}

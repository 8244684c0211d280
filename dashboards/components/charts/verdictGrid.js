import * as Plot from "@observablehq/plot";
import { dayLine, feedRows, feedRowsHeight } from "./feedRows.js";
import { responsive } from "./responsive.js";

const ROW = 54;

const MARKS = {
  good: { symbol: "circle", fill: "var(--over)", stroke: "var(--over)" },
  attention: { symbol: "circle", fill: "var(--paper)", stroke: "var(--under)" },
  bad: { symbol: "diamond", fill: "var(--under)", stroke: "var(--under)" },
  refused: { symbol: "times", fill: "none", stroke: "var(--ink)" },
};

/**
 * A line of marks a feed, one a snapshot; form tells the verdict as well as hue does.
 *
 * @param {{ rows: { feed: string, snapshot_date: string, verdict: string }[], feeds: string[], chosen: string, month: (value: Date) => string, description: string }} options
 */
export function verdictGrid({ rows, feeds, chosen, month, description }) {
  const marks = (narrow) => (dy) => [
    dayLine(chosen),
    ...Object.entries(MARKS).map(([verdict, mark]) =>
      Plot.dot(
        rows.filter((row) => row.verdict === verdict),
        {
          x: ({ snapshot_date }) => new Date(snapshot_date),
          y: "feed",
          dy,
          r: narrow ? 4 : 5.5,
          strokeWidth: 2,
          ...mark,
        },
      ),
    ),
  ];
  return responsive(
    description,
    (size) =>
      feedRows({
        feeds,
        row: ROW,
        size,
        margins: { left: 34, right: 34 },
        month,
        marks: marks(size.narrow),
      }),
    feedRowsHeight(feeds, ROW),
  );
}

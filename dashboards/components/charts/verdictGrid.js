import * as Plot from "@observablehq/plot";
import { responsive } from "./responsive.js";

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
  const height = feeds.length * 54 + 40;
  return responsive(
    description,
    ({ width, narrow }) =>
      Plot.plot({
        width,
        height,
        marginLeft: 34,
        marginRight: 34,
        marginTop: 6,
        marginBottom: 30,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { type: "utc", label: null },
        y: { type: "band", domain: feeds, axis: null, padding: 0 },
        marks: [
          Plot.axisX({
            ticks: narrow ? 3 : 6,
            tickFormat: month,
            color: "var(--ink-soft)",
            fontSize: 12.5,
            label: null,
            tickSize: 4,
          }),
          Plot.ruleX([new Date(chosen)], { stroke: "var(--grey)", strokeDasharray: "2,3" }),
          Plot.ruleY(feeds, { y: (feed) => feed, stroke: "var(--line)", dy: 10 }),
          ...Object.entries(MARKS).map(([verdict, mark]) =>
            Plot.dot(
              rows.filter((row) => row.verdict === verdict),
              {
                x: ({ snapshot_date }) => new Date(snapshot_date),
                y: "feed",
                dy: 10,
                r: narrow ? 4 : 5.5,
                strokeWidth: 2,
                ...mark,
              },
            ),
          ),
          Plot.text(feeds, {
            y: (feed) => feed,
            text: (feed) => feed,
            frameAnchor: "left",
            textAnchor: "start",
            dx: -34,
            dy: -13,
            fontSize: 13,
            fill: "var(--ink)",
          }),
        ],
      }),
    height,
  );
}

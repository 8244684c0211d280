import * as Plot from "@observablehq/plot";

/**
 * A drawing with a line a feed over time: its name above the line, and the marks of the caller on it,
 * which take `y` as the feed and `dy` as given.
 *
 * @param {{ feeds: string[], row: number, size: { width: number, narrow: boolean }, margins: { left: number, right: number }, month: (value: Date) => string, marks: (dy: number) => any[] }} options
 */
export function feedRows({ feeds, row, size: { width, narrow }, margins, month, marks }) {
  const dy = row / 5;
  return Plot.plot({
    width,
    height: feedRowsHeight(feeds, row),
    marginLeft: margins.left,
    marginRight: margins.right,
    marginTop: 5,
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
      Plot.ruleY(feeds, { y: (feed) => feed, stroke: "var(--line)", dy }),
      ...marks(dy),
      Plot.text(feeds, {
        y: (feed) => feed,
        text: (feed) => feed,
        frameAnchor: "left",
        textAnchor: "start",
        dx: -margins.left,
        dy: -row / 4.4,
        fontSize: 13,
        fill: "var(--ink)",
      }),
    ],
  });
}

/** A day that stands out: today, or the one that is looked at. */
export function dayLine(day) {
  return Plot.ruleX([new Date(day)], { stroke: "var(--grey)", strokeDasharray: "2,3" });
}

export function feedRowsHeight(feeds, row) {
  return feeds.length * row + 38;
}

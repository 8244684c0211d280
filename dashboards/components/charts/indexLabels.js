import * as Plot from "@observablehq/plot";

/** An index of 100 as a line, and the values of the bars at their ends, on either side of it. */
export function indexLabels(rows, ends) {
  return [
    Plot.ruleX([100], { stroke: "var(--ink)", strokeWidth: 1 }),
    Plot.text(
      rows.filter(({ index }) => index >= 100),
      { ...ends, textAnchor: "start", dx: 6 },
    ),
    Plot.text(
      rows.filter(({ index }) => index < 100),
      { ...ends, textAnchor: "end", dx: -6 },
    ),
  ];
}

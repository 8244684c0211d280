import * as Plot from "@observablehq/plot";
import { responsive } from "./responsive.js";
import { rowLayout, rowNames } from "./rowLabels.js";

/**
 * Bars from zero with a tick for what they are compared with.
 *
 * @param {{ rows: any[], key: string, value: string, reference?: string, label: (row: any) => string, end: (row: any) => string, colour?: (row: any) => string, isNamed: (row: any) => boolean, percent: (value: number) => string, description: string }} options
 */
export function shareBars(options) {
  const { rows, key, value, reference, label, end, isNamed, percent, description } = options;
  const colour = options.colour ?? ((row) => (isNamed(row) ? "var(--accent)" : "var(--neutral)"));
  const dense = rows.length > 20;
  const known = rows.filter((row) => Number.isFinite(row[value]));
  const highest = Math.max(0, ...known.flatMap((row) => [row[value], row[reference] ?? 0]));
  return responsive(
    description,
    ({ width, narrow }) => {
      const layout = rowLayout(narrow, width, { dense });
      const place = { y: key, insetTop: layout.barTop + 4, insetBottom: 4 };
      const furthest = (row) => Math.max(row[value], row[reference] ?? 0);
      return Plot.plot({
        width,
        height: rows.length * layout.rowHeight + 44,
        marginLeft: layout.marginLeft,
        marginRight: narrow ? 118 : 150,
        marginTop: 34,
        marginBottom: 10,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { domain: [0, highest || 1], axis: null },
        y: { domain: rows.map((row) => row[key]), axis: null, padding: 0 },
        marks: [
          Plot.axisX({
            anchor: "top",
            ticks: narrow ? 3 : 5,
            tickSize: 0,
            label: null,
            // At the very edge of a phone there is room for a digit only.
            tickFormat: (value) => (narrow && value === 0 ? "0" : percent(value)),
            fontSize: 12,
            color: "var(--ink-soft)",
          }),
          Plot.gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: narrow ? 3 : 5 }),
          Plot.barX(known, { ...place, x: value, fill: colour, rx: 1 }),
          reference &&
            Plot.tickX(known, {
              ...place,
              x: reference,
              stroke: "var(--ink)",
              strokeWidth: 2,
              insetTop: layout.barTop + 1,
              insetBottom: 1,
            }),
          narrow ? null : Plot.ruleX([0], { stroke: "var(--ink)" }),
          Plot.text(known, {
            y: key,
            x: furthest,
            dx: 7,
            dy: layout.barTop / 2,
            text: end,
            textAnchor: "start",
            fontSize: 12.5,
            fill: "var(--ink-soft)",
            fontVariant: "tabular-nums",
          }),
          ...rowNames(rows, { narrow, layout, key, label, isNamed }),
        ],
      });
    },
    rows.length * (dense ? 25 : 34) + 44,
  );
}

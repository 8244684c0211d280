import * as Plot from "@observablehq/plot";
import { responsive } from "./responsive.js";

const ROW = 26;

/**
 * A dot for each row: nothing is added up or averaged, so that it can be any table.
 *
 * @param {{ rows: any[], value: string, by: string, format: (value: number) => string, description: string }} options columns along and down
 */
export function dotRows({ rows, value, by, format, description }) {
  const names = [...new Set(rows.map((row) => String(row[by])))];
  const height = names.length * ROW + 50;
  const longest = Math.max(0, ...names.map(({ length }) => length));
  return responsive(
    description,
    ({ width }) =>
      Plot.plot({
        width,
        height,
        marginLeft: Math.min(width / 3, longest * 7.2 + 14),
        marginRight: 14,
        marginBottom: 40,
        style: { fontFamily: "inherit", fontSize: "12.5px" },
        x: {
          label: value,
          grid: true,
          ticks: width < 560 ? 4 : 8,
          tickFormat: format,
          labelArrow: "none",
        },
        y: { type: "band", domain: names, label: null, tickSize: 0 },
        marks: [
          Plot.ruleY(names, { y: (name) => name, stroke: "var(--line)" }),
          Plot.dot(rows, {
            x: value,
            y: (row) => String(row[by]),
            r: 5,
            fill: "var(--over)",
            fillOpacity: 0.75,
          }),
        ],
      }),
    height,
  );
}

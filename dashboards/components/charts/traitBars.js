import * as Plot from "@observablehq/plot";
import { indexTicks } from "./indexTicks.js";
import { responsive } from "./responsive.js";
import { rowLayout, rowNames } from "./rowLabels.js";

const ROOM = 92;

/**
 * What people do more or less than others: bars from index 100 outward, with the index and the share
 * at their ends.
 *
 * @param {{ rows: { key: string, index: number, value: number | null }[], label: (row: any) => string, end: (row: any) => string, description: string }} options
 */
export function traitBars({ rows, label, end, description }) {
  const indexes = rows.map(({ index }) => index);
  const domain = [Math.min(80, ...indexes), Math.max(120, ...indexes)];
  return responsive(
    description,
    ({ width, narrow }) => {
      const layout = rowLayout(narrow, width, { dense: true });
      const ends = {
        y: "key",
        x: "index",
        dy: layout.barTop / 2,
        text: end,
        fontSize: 12.5,
        fill: "var(--ink-soft)",
        fontVariant: "tabular-nums",
      };
      return Plot.plot({
        width,
        height: rows.length * layout.rowHeight + 40,
        marginLeft: layout.marginLeft,
        marginRight: 4,
        marginTop: 30,
        marginBottom: 6,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { domain, insetLeft: ROOM, insetRight: ROOM, axis: null },
        y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
        marks: [
          Plot.axisX({
            anchor: "top",
            ticks: indexTicks(domain, width - layout.marginLeft - 2 * ROOM),
            tickSize: 0,
            label: null,
            fontSize: 12,
            color: "var(--ink-soft)",
          }),
          Plot.barX(rows, {
            y: "key",
            x1: 100,
            x2: "index",
            fill: ({ index }) => (index >= 100 ? "var(--over)" : "var(--under)"),
            fillOpacity: ({ index }) => (index >= 110 || index <= 90 ? 1 : 0.45),
            insetTop: layout.barTop + 3,
            insetBottom: 3,
            rx: 1,
          }),
          Plot.ruleX([100], { stroke: "var(--ink)" }),
          Plot.text(
            rows.filter(({ index }) => index >= 100),
            { ...ends, textAnchor: "start", dx: 6 },
          ),
          Plot.text(
            rows.filter(({ index }) => index < 100),
            { ...ends, textAnchor: "end", dx: -6 },
          ),
          ...rowNames(rows, { narrow, layout, key: "key", label, isNamed: () => false }),
        ],
      });
    },
    rows.length * 25 + 40,
  );
}

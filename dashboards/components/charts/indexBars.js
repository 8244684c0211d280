import * as Plot from "@observablehq/plot";
import { AVERAGE, isAverage } from "../answers/contrast.js";
import { indexTicks } from "./indexTicks.js";
import { responsive } from "./responsive.js";
import { rowLayout, rowNames } from "./rowLabels.js";

/** Width of a digit at the size of the counts. */
const DIGIT = 7.6;

/**
 * Bars from index 100 outward, with the count at the end of each: an index without one misleads.
 *
 * @param {{ rows: { segment_id: string, index: number | null }[], label: (row: any) => string, count: (row: any) => string, named: Set<string>, description: string }} options `named`: what the answer names stands out
 */
export function indexBars({ rows, label, count, named, description }) {
  const known = rows.filter(({ index }) => Number.isFinite(index));
  const isNamed = ({ segment_id }) => named.has(segment_id);
  const dense = rows.length > 20;
  return responsive(
    description,
    ({ width, narrow }) => {
      const layout = rowLayout(narrow, width, { dense });
      const domain = domainOf(known);
      const room = 14 + DIGIT * Math.max(...known.map((row) => count(row).length));
      const bars = {
        y: "segment_id",
        insetTop: layout.barTop + (dense && narrow ? 2 : 4),
        insetBottom: 4,
        rx: 1,
      };
      const ends = {
        y: "segment_id",
        x: "index",
        dy: layout.barTop / 2,
        text: count,
        fontSize: 12.5,
        fill: "var(--ink-soft)",
        fontVariant: "tabular-nums",
      };
      return Plot.plot({
        width,
        height: rows.length * layout.rowHeight + 44,
        marginLeft: layout.marginLeft,
        marginRight: 4,
        marginTop: 34,
        marginBottom: 10,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: {
          domain,
          insetLeft: room,
          insetRight: room,
          axis: null,
        },
        y: { domain: rows.map(({ segment_id }) => segment_id), axis: null, padding: 0 },
        marks: [
          Plot.rectX([AVERAGE], { x1: "0", x2: "1", fill: "var(--band)" }),
          Plot.axisX({
            anchor: "top",
            ticks: indexTicks(domain, width - layout.marginLeft - 2 * room),
            tickSize: 0,
            label: null,
            fontSize: 12,
            color: "var(--ink-soft)",
          }),
          Plot.barX(known, {
            ...bars,
            x1: 100,
            x2: "index",
            fill: (row) => colourOf(row, isNamed),
          }),
          Plot.ruleX([100], { stroke: "var(--ink)", strokeWidth: 1 }),
          Plot.text(
            known.filter(({ index }) => index >= 100),
            { ...ends, textAnchor: "start", dx: 6 },
          ),
          Plot.text(
            known.filter(({ index }) => index < 100),
            { ...ends, textAnchor: "end", dx: -6 },
          ),
          ...rowNames(rows, { narrow, layout, key: "segment_id", label, isNamed }),
        ],
      });
    },
    rows.length * (dense ? 25 : 34) + 44,
  );
}

function domainOf(rows) {
  const indexes = rows.map(({ index }) => index);
  return [Math.min(60, ...indexes), Math.max(140, ...indexes)];
}

function colourOf(row, isNamed) {
  if (isAverage(row.index)) return "var(--neutral)";
  const side = row.index > 100 ? "over" : "under";
  return isNamed(row) ? `var(--${side})` : `var(--${side}-soft)`;
}

import * as Plot from "@observablehq/plot";
import { isHidden } from "../hidden.js";
import { indexLabels } from "./indexLabels.js";
import { indexTicks } from "./indexTicks.js";
import { responsive } from "./responsive.js";
import { rowLayout, rowNames } from "./rowLabels.js";

/** Width of a digit at the size of the counts. */
const DIGIT = 7.6;

/**
 * Bars from index 100 outward, each with its interval, and with the count at its end: an index without
 * one misleads. Only what is more than chance has a colour; what is too small has no filling.
 *
 * @param {{ rows: any[], label: (row: any) => string, count: (row: any) => string, named: Set<string>, hidden: string, average: [number, number], description: string }} options `named`: what the answer names stands out; `hidden`: stands where a count is not shown
 */
export function indexBars({ rows, label, count, hidden, named, average, description }) {
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
        x: endOf,
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
          Plot.rectX([average], { x1: "0", x2: "1", fill: "var(--band)" }),
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
            stroke: (row) => (isTooSmall(row) ? "var(--ink-soft)" : "none"),
            strokeDasharray: "3 2",
          }),
          Plot.ruleY(known.filter(hasInterval), {
            y: "segment_id",
            x1: (row) => Math.max(row.index_low, domain[0]),
            x2: (row) => Math.min(row.index_high, domain[1]),
            dy: layout.barTop / 2,
            stroke: "var(--ink)",
            strokeWidth: 1.25,
            strokeOpacity: 0.75,
          }),
          indexLabels(known, ends),
          Plot.text(rows.filter(isHidden), {
            ...ends,
            x: 100,
            text: () => hidden,
            textAnchor: "start",
            dx: 6,
            fontStyle: "italic",
          }),
          ...rowNames(rows, { narrow, layout, key: "segment_id", label, isNamed }),
        ],
      });
    },
    rows.length * (dense ? 25 : 34) + 44,
  );
}

function isTooSmall(row) {
  return row.class === "too_small";
}

/** Of what is too small the interval says only that, at the cost of all others' room. */
function hasInterval(row) {
  return !isTooSmall(row) && Number.isFinite(row.index_low) && Number.isFinite(row.index_high);
}

/** Where a row ends away from 100, its interval included. */
function endOf(row) {
  if (!hasInterval(row)) return row.index;
  return row.index >= 100 ? Math.min(row.index_high, MOST) : row.index_low;
}

/** An interval may reach further than any bar; beyond this it is cut off. */
const MOST = 400;

function domainOf(rows) {
  const ends = rows.flatMap((row) => [row.index, endOf(row)]);
  return [Math.min(60, ...ends), Math.max(140, ...ends)];
}

function colourOf(row, isNamed) {
  if (isTooSmall(row)) return "transparent";
  if (row.class !== "over" && row.class !== "under") return "var(--neutral)";
  return isNamed(row) ? `var(--${row.class})` : `var(--${row.class}-soft)`;
}

import * as Plot from "@observablehq/plot";
import { isAverage } from "../answers/contrast.js";
import { indexLabels } from "./indexLabels.js";
import { indexTicks } from "./indexTicks.js";
import { responsive } from "./responsive.js";

/** Width of a digit, of the size of its letters. */
const DIGIT = 0.61;
/** Below this width, on A4, all of them have to fit on one page. */
const PAPER = 700;
/** Further than this a bar is cut off: the number at its end tells how far it goes. */
const MOST = 300;
/** Of a row that holds the name of a group. */
const HEAD = "head";

/**
 * Bars from index 100 outward, in groups with a name above each; the text at the end of a bar tells
 * what it stands for.
 *
 * @param {{ groups: { name: string, rows: any[] }[], end: (row: any) => string, named: Set<any>, reference?: (row: any) => number | undefined, description: string }} options `named`: rows that the answer names stand out; `reference`: an index to set beside that of a row
 */
export function personaBars({ groups, end, named, reference, description }) {
  const rows = groups.flatMap(({ name, rows: own }, group) => [
    { id: `${HEAD} ${group}`, name },
    ...own.map((row, turn) => ({ ...row, id: `${group} ${turn}`, isNamed: named.has(row) })),
  ]);
  const heads = rows.filter(({ name }) => name);
  const traits = rows.filter(({ name }) => !name);
  const known = traits
    .filter(({ index }) => Number.isFinite(index))
    .map((row) => ({ ...row, shown: atMost(row.index), beside: atMost(reference?.(row)) }));
  const unknown = traits.filter(({ index }) => !Number.isFinite(index));
  const beside = known.filter((row) => Number.isFinite(row.beside));
  return responsive(
    description,
    ({ width, narrow }) => {
      const { rowHeight, top, barTop, nameShare, size } = layoutOf(width, narrow);
      const all = [...known.map(({ shown }) => shown), ...beside.map((row) => row.beside)];
      const domain = [Math.min(60, ...all), Math.min(MOST, Math.max(140, ...all))];
      const room = 12 + DIGIT * size * Math.max(0, ...known.map((row) => end(row).length));
      const nameWidth = Math.round(width * nameShare);
      const marginLeft = narrow ? 8 : nameWidth + 12;
      const ends = {
        y: "id",
        x: endOf,
        dy: barTop / 2,
        text: end,
        fontSize: size,
        fill: "var(--ink-soft)",
        fontVariant: "tabular-nums",
      };
      return Plot.plot({
        width,
        height: rows.length * rowHeight + top + 8,
        marginLeft,
        marginRight: 4,
        marginTop: top,
        marginBottom: 8,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { domain, insetLeft: room, insetRight: room, axis: null },
        y: { domain: rows.map(({ id }) => id), axis: null, padding: 0 },
        marks: [
          Plot.axisX({
            anchor: "top",
            ticks: indexTicks(domain, width - marginLeft - 2 * room),
            tickSize: 0,
            label: null,
            fontSize: 12,
            color: "var(--ink-soft)",
          }),
          Plot.barX(known, {
            y: "id",
            x1: 100,
            x2: "shown",
            insetTop: barTop + (narrow ? 4 : rowHeight / 6),
            insetBottom: narrow ? 4 : rowHeight / 6,
            rx: 1,
            fill: colourOf,
          }),
          Plot.tickX(beside, {
            y: "id",
            x: "beside",
            stroke: "var(--ink)",
            strokeWidth: 2,
            insetTop: barTop + 2,
            insetBottom: 2,
          }),
          indexLabels(known, ends),
          Plot.text(unknown, { ...ends, x: 100, textAnchor: "start", dx: 6 }),
          Plot.text(heads, {
            y: "id",
            text: "name",
            frameAnchor: "left",
            textAnchor: "start",
            dx: narrow ? -6 : -marginLeft + 2,
            dy: rowHeight > 20 ? 3 : -1,
            fontSize: size + 0.5,
            fontWeight: 650,
            fill: "var(--ink)",
            stroke: "var(--paper)",
            strokeWidth: 4,
          }),
          ...[true, false].map((isBold) =>
            Plot.text(
              traits.filter((row) => row.isNamed === isBold),
              {
                y: "id",
                text: "attribute",
                frameAnchor: "left",
                textAnchor: narrow ? "start" : "end",
                dx: narrow ? -6 : -10,
                dy: narrow ? -10 : 0,
                stroke: "var(--paper)",
                strokeWidth: narrow ? 4 : 0,
                fontSize: size + 0.5,
                fontWeight: isBold ? 650 : 400,
                lineWidth: nameWidth / (size + 0.5),
                textOverflow: "ellipsis",
                fill: "var(--ink)",
              },
            ),
          ),
        ],
      });
    },
    rows.length * 24 + 38,
  );
}

function atMost(index) {
  return Number.isFinite(index) ? Math.min(index, MOST) : undefined;
}

/** On a phone names stand above their bars; on paper everything is smaller. */
function layoutOf(width, narrow) {
  if (narrow) return { rowHeight: 42, top: 30, barTop: 20, nameShare: 1, size: 12.5 };
  if (width < PAPER) return { rowHeight: 13.2, top: 22, barTop: 0, nameShare: 0.45, size: 10.5 };
  return { rowHeight: 24, top: 30, barTop: 0, nameShare: 0.38, size: 12.5 };
}

/** Where the text of a row has room, away from 100. */
function endOf({ index, shown, beside = shown }) {
  return index >= 100 ? Math.max(shown, beside) : Math.min(shown, beside);
}

function colourOf({ index, isNamed }) {
  if (isAverage(index)) return "var(--neutral)";
  const side = index > 100 ? "over" : "under";
  return isNamed ? `var(--${side})` : `var(--${side}-soft)`;
}

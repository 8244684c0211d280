import * as Plot from "@observablehq/plot";

/** Pixels that a letter takes at the size of the labels. */
const LETTER = 6.4;
const LINE = 15;

/**
 * Thin lines where something happened by which a figure can change, each with what it was: stacked
 * where they stand close.
 *
 * @param {{ date: string, label: string }[]} events
 * @param {{ from: Date, to: Date, width: number }} span of the axis, with its pixels
 * @returns {{ marks: any[], height: number }} height that the labels take above the chart
 */
export function eventLines(events, { from, to, width }) {
  const pixel = (date) => ((Date.parse(date) - from) / Math.max(1, to - from)) * width;
  const ends = [];
  const placed = [...events]
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((event) => {
      const length = event.label.length * LETTER + 12;
      const at = pixel(event.date);
      // At the right edge a label is written to the left of its line.
      const isLeft = at + length > width;
      const start = isLeft ? at - length : at;
      const free = ends.findIndex((end) => end <= start);
      const row = free < 0 ? ends.length : free;
      ends[row] = start + length;
      return { ...event, row, isLeft };
    });
  const rows = ends.length;
  const top = (row) => -(rows - row) * LINE + 4;
  const marks = placed.flatMap(({ date, label, row, isLeft }) => [
    Plot.ruleX([new Date(date)], {
      stroke: "var(--grey)",
      strokeWidth: 1,
      insetTop: top(row),
    }),
    Plot.text([label], {
      x: () => new Date(date),
      text: (words) => words,
      frameAnchor: "top",
      textAnchor: isLeft ? "end" : "start",
      dx: isLeft ? -5 : 5,
      dy: top(row) + 4,
      fontSize: 11.5,
      fill: "var(--ink-soft)",
    }),
  ]);
  return { marks, height: rows * LINE };
}

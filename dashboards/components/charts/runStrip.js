import * as Plot from "@observablehq/plot";
import { responsive } from "./responsive.js";

const HUES = {
  published: "var(--over)",
  unchanged: "var(--neutral)",
  purged: "var(--neutral)",
  held: "var(--under-soft)",
  failed: "var(--under)",
  cancelled: "var(--under-soft)",
};
/** A sign above the bar, so that hue does not carry it alone. */
const SIGNS = { held: "‖", failed: "×", cancelled: "–" };
const HEIGHT = 190;
/** A few runs take no more room each than the most that are told of. */
const PLACES = 30;
/** Fewer runs than this are within one label. */
const APART = 12;

/**
 * The last runs from old to new, each as high as it took long.
 *
 * @param {{ runs: { startedAt: string, outcome: string, seconds: number }[], duration: (seconds: number) => string, day: (value: string) => string, description: string }} options oldest first
 */
export function runStrip({ runs, duration, day, description }) {
  const numbered = runs.map((run, turn) => ({ ...run, place: PLACES - runs.length + turn }));
  const longest = Math.max(...runs.map(({ seconds }) => seconds));
  const longestRun = numbered.filter(({ seconds }) => seconds === longest).slice(-1);
  // A label goes inward from its bar, so that it is never cut off.
  const isLate = longestRun.some(({ place }) => place >= PLACES / 2);
  return responsive(
    description,
    ({ width }) =>
      Plot.plot({
        width,
        height: HEIGHT,
        marginLeft: 0,
        marginRight: 0,
        marginTop: 40,
        marginBottom: 26,
        style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
        x: { type: "band", domain: Array.from({ length: PLACES }, (_, turn) => turn), axis: null },
        y: { axis: null, domain: [0, longest || 1] },
        marks: [
          Plot.barY(numbered, {
            x: "place",
            y: ({ seconds }) => Math.max(seconds, longest / 40),
            fill: ({ outcome }) => HUES[outcome],
          }),
          Plot.ruleY([0], { stroke: "var(--grey)" }),
          Plot.text(numbered, {
            x: "place",
            y: "seconds",
            text: ({ outcome }) => SIGNS[outcome] ?? "",
            dy: -9,
            fontSize: 15,
            fontWeight: 640,
            fill: "var(--under)",
          }),
          Plot.text(longestRun, {
            x: "place",
            y: "seconds",
            text: ({ seconds }) => duration(seconds),
            textAnchor: isLate ? "end" : "start",
            dx: (isLate ? 1 : -1) * half(width),
            dy: -26,
            fill: "var(--ink-soft)",
          }),
          dayBelow(day, runs.length < APART ? [] : numbered.slice(0, 1), "start", half(width)),
          dayBelow(day, numbered.slice(-1), "end", half(width)),
        ],
      }),
    HEIGHT,
  );
}

/** Of what a bar takes. */
function half(width) {
  return width / PLACES / 2 - 1;
}

function dayBelow(day, runs, textAnchor, inset) {
  return Plot.text(runs, {
    x: "place",
    y: 0,
    text: ({ startedAt }) => day(startedAt),
    textAnchor,
    dx: textAnchor === "end" ? inset : -inset,
    dy: 15,
    fill: "var(--ink-soft)",
  });
}

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
const PLACES = 12;

/**
 * The last runs from old to new, each as high as it took long.
 *
 * @param {{ runs: { startedAt: string, outcome: string, seconds: number }[], duration: (seconds: number) => string, day: (value: string) => string, description: string }} options oldest first
 */
export function runStrip({ runs, duration, day, description }) {
  // A few runs keep the width that many have.
  const places = Math.max(PLACES, runs.length);
  const numbered = runs.map((run, turn) => ({ ...run, place: places - runs.length + turn }));
  const ends = [numbered.at(0), numbered.at(-1)].filter(
    (run, turn, all) => all.indexOf(run) === turn,
  );
  const longest = Math.max(...runs.map(({ seconds }) => seconds));
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
        x: { type: "band", domain: Array.from({ length: places }, (_, turn) => turn), axis: null },
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
          Plot.text(numbered.filter(({ seconds }) => seconds === longest).slice(-1), {
            x: "place",
            y: "seconds",
            text: ({ seconds }) => duration(seconds),
            textAnchor: "end",
            dx: 20,
            dy: -26,
            fill: "var(--ink-soft)",
          }),
          Plot.text(ends, {
            x: "place",
            y: 0,
            text: ({ startedAt }) => day(startedAt),
            textAnchor: ends.length > 1 ? undefined : "end",
            dx: ends.length > 1 ? 0 : 26,
            dy: 15,
            fill: "var(--ink-soft)",
          }),
        ],
      }),
    HEIGHT,
  );
}

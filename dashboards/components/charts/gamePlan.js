import * as Plot from "@observablehq/plot";
import { element } from "../element.js";
import { dragThreshold } from "./dragThreshold.js";
import { responsive } from "./responsive.js";

const QUADRANTS = [
  { id: "developmental", x: "right", y: "bottom" },
  { id: "core", x: "right", y: "top" },
  { id: "niche", x: "left", y: "top" },
  { id: "other", x: "left", y: "bottom" },
];

/**
 * The game plan: how large a segment is across, how well it is reached upward, how much is lacking by
 * the size of its circle. The two lines between its quarters can be dragged.
 *
 * @param {{ rows: any[], thresholds: { over: number, large: number }, name: (row: any) => string, isChosen: (row: any) => boolean, quadrants: Record<string, string>, axis: { x: string, y: string }, percent: (value: number) => string, description: string, onMove: (thresholds: { over: number, large: number }) => void }} options
 */
export function gamePlan(options) {
  const { rows, thresholds, description, onMove } = options;
  const known = rows.filter(({ index, base_share }) => index !== null && base_share !== null);
  const plan = responsive(
    description,
    ({ width, narrow }) => {
      const drawing = draw(known, options, { width, narrow });
      const overlay = element("div", { class: "plan" }, drawing);
      const scales = { x: drawing.scale("x"), y: drawing.scale("y") };
      dragThreshold(overlay, { axis: "x", scale: scales.x, value: thresholds.large }, (large) =>
        onMove({ ...thresholds, large }),
      );
      dragThreshold(overlay, { axis: "y", scale: scales.y, value: thresholds.over }, (over) =>
        onMove({ ...thresholds, over }),
      );
      return overlay;
    },
    460,
  );
  return plan;
}

function draw(rows, { thresholds, name, isChosen, quadrants, axis, percent }, { width, narrow }) {
  const { over, large } = thresholds;
  const margins = { marginLeft: 46, marginRight: 18, marginTop: 26, marginBottom: 40 };
  const most = Math.max(large * 1.6, ...rows.map(({ base_share }) => base_share)) * 1.12;
  const indexes = rows.map(({ index }) => index);
  const domain = [
    Math.min(60, over - 20, ...indexes) - 12,
    Math.max(140, over + 20, ...indexes) + 16,
  ];
  const lacking = Math.max(1, ...rows.map(({ gap }) => gap ?? 0));
  // An area says how many are lacking; what lacks nobody is a dot.
  const radius = ({ gap }) => Math.max(5, (narrow ? 20 : 28) * Math.sqrt((gap ?? 0) / lacking));
  const colour = ({ index }) => (index >= over ? "var(--over)" : "var(--under)");
  return Plot.plot({
    width,
    height: narrow ? 420 : 460,
    ...margins,
    style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
    x: { domain: [0, most], label: null },
    y: { domain, label: null },
    r: { type: "identity" },
    marks: [
      Plot.rect([{}], { x1: large, x2: most, y1: domain[0], y2: over, fill: "var(--band)" }),
      Plot.axisX({
        ticks: narrow ? 4 : 7,
        tickSize: 0,
        tickFormat: percent,
        label: null,
        color: "var(--ink-soft)",
      }),
      Plot.axisY({ ticks: 6, tickSize: 0, label: null, color: "var(--ink-soft)" }),
      Plot.text([axis.x], {
        text: (words) => words,
        frameAnchor: "bottom-right",
        dy: 32,
        fill: "var(--ink-soft)",
      }),
      Plot.text([axis.y], {
        text: (words) => words,
        frameAnchor: "top-left",
        dx: -40,
        dy: -18,
        fill: "var(--ink-soft)",
      }),
      Plot.ruleX([large], { stroke: "var(--ink)", strokeDasharray: "3,3" }),
      Plot.ruleY([over], { stroke: "var(--ink)", strokeDasharray: "3,3" }),
      // Beside the line, where the largest circles are not.
      ...QUADRANTS.map(({ id, x, y }) =>
        Plot.text([quadrants[id]], {
          text: (words) => words,
          x: x === "right" ? large : 0,
          y: domain[y === "top" ? 1 : 0],
          textAnchor: "start",
          dx: 10,
          dy: y === "top" ? 10 : -10,
          fontSize: 13,
          fontWeight: 640,
          fill: "var(--ink-soft)",
        }),
      ),
      Plot.dot(rows, {
        x: "base_share",
        y: "index",
        r: radius,
        fill: (row) => (isChosen(row) ? colour(row) : "var(--neutral)"),
        fillOpacity: 0.85,
        stroke: "var(--paper)",
      }),
      ...names(rows, { most, radius, isChosen, name }),
    ],
  });
}

/** Names beside their circles, at the side where there is room. */
function names(rows, { most, radius, isChosen, name }) {
  return rows.map((row) => {
    const isRight = row.base_share > most / 2;
    const away = radius(row) + 5;
    return Plot.text([row], {
      x: "base_share",
      y: "index",
      text: isChosen(row) ? name : ({ segment_id }) => segment_id,
      textAnchor: isRight ? "end" : "start",
      dx: isRight ? -away : away,
      fontSize: 12.5,
      fontWeight: isChosen(row) ? 640 : 500,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 4,
    });
  });
}

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
 * @param {{ rows: any[], thresholds: { over: number, large: number }, label: (row: any) => string, isChosen: (row: any) => boolean, names: Record<string, string>, axis: { x: string, y: string }, percent: (value: number) => string, description: string, onMove: (thresholds: { over: number, large: number }) => void }} options
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

function draw(rows, { thresholds, label, isChosen, names, axis, percent }, { width, narrow }) {
  const { over, large } = thresholds;
  const margins = { marginLeft: 46, marginRight: 18, marginTop: 26, marginBottom: 40 };
  const most = Math.max(large * 1.6, ...rows.map(({ base_share }) => base_share)) * 1.12;
  const indexes = rows.map(({ index }) => index);
  const domain = [
    Math.min(60, over - 20, ...indexes) - 12,
    Math.max(140, over + 20, ...indexes) + 16,
  ];
  const colour = ({ index }) => (index >= over ? "var(--over)" : "var(--under)");
  return Plot.plot({
    width,
    height: narrow ? 420 : 460,
    ...margins,
    style: { fontFamily: "inherit", fontSize: "12.5px", overflow: "visible" },
    x: { domain: [0, most], label: null },
    y: { domain, label: null },
    r: {
      domain: [0, Math.max(1, ...rows.map(({ gap }) => gap ?? 0))],
      range: [3, narrow ? 20 : 28],
    },
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
      ...QUADRANTS.map(({ id, x, y }) =>
        Plot.text([names[id]], {
          text: (words) => words,
          frameAnchor: `${y}-${x}`,
          dx: x === "right" ? -8 : 8,
          dy: y === "top" ? 10 : -10,
          fontSize: 13,
          fontWeight: 640,
          fill: "var(--ink-soft)",
        }),
      ),
      Plot.dot(rows, {
        x: "base_share",
        y: "index",
        r: ({ gap }) => gap ?? 0,
        fill: (row) => (isChosen(row) ? colour(row) : "var(--neutral)"),
        fillOpacity: 0.85,
        stroke: "var(--paper)",
      }),
      Plot.text(rows, {
        x: "base_share",
        y: "index",
        text: label,
        dy: (row) => 0,
        fontSize: 12,
        fontWeight: 600,
        fill: "var(--ink)",
        stroke: "var(--paper)",
        strokeWidth: 3,
      }),
    ],
  });
}

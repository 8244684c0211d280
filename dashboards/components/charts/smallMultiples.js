import * as Plot from "@observablehq/plot";
import { element } from "../element.js";
import { responsive } from "./responsive.js";

const ROW = 19;

/**
 * One small panel a place: same scale, same order, its own total in bold, the library's in grey.
 *
 * @param {{ panels: { id: string, name: string, href: string, total: string, rows: { code: string, value: number | null, reference: number | null }[], description: string }[], codes: string[], percent: (value: number) => string }} options
 */
export function smallMultiples({ panels, codes, percent }) {
  const values = panels.flatMap(({ rows }) =>
    rows.flatMap(({ value, reference }) => [value, reference]),
  );
  const highest = Math.max(0, ...values.filter(Number.isFinite)) || 1;
  const items = panels.map((panel) =>
    element(
      "li",
      { class: "panel", "data-place": panel.id },
      element(
        "h3",
        {},
        element("a", { href: panel.href }, panel.name),
        " ",
        element("strong", {}, panel.total),
      ),
      responsive(
        panel.description,
        ({ width }) => drawPanel(panel.rows, { width, codes, highest, percent }),
        codes.length * ROW + 30,
      ),
    ),
  );
  return element("ul", { class: "panels" }, items);
}

function drawPanel(rows, { width, codes, highest, percent }) {
  const known = rows.filter(({ value }) => Number.isFinite(value));
  const place = { y: "code", insetTop: 6, insetBottom: 6 };
  return Plot.plot({
    width,
    height: codes.length * ROW + 26,
    marginLeft: 12 + 8 * Math.max(...codes.map((code) => code.length)),
    marginRight: 12,
    marginTop: 4,
    marginBottom: 22,
    style: { fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    x: { domain: [0, highest], axis: null },
    y: { domain: codes, axis: null, padding: 0 },
    marks: [
      Plot.gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: 2 }),
      Plot.axisX({
        ticks: 2,
        tickSize: 0,
        label: null,
        tickFormat: percent,
        color: "var(--ink-soft)",
      }),
      Plot.axisY({ tickSize: 0, label: null, color: "var(--ink-soft)" }),
      Plot.barX(
        rows.filter(({ reference }) => Number.isFinite(reference)),
        { y: "code", x: "reference", fill: "var(--neutral)", insetTop: 2, insetBottom: 2, rx: 1 },
      ),
      Plot.barX(known, { ...place, x: "value", fill: "var(--accent)" }),
      Plot.ruleX([0], { stroke: "var(--ink-soft)" }),
    ],
  });
}

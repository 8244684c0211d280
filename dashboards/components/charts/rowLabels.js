import * as Plot from "@observablehq/plot";

/** Room for names at the left of bars; on a phone they stand above them instead. */
export function rowLayout(narrow, width, { dense = false } = {}) {
  if (narrow)
    return { dense, marginLeft: 8, rowHeight: dense ? 44 : 50, barTop: 20, nameWidth: width };
  const nameWidth = Math.min(300, Math.round(width * 0.34));
  return { dense, marginLeft: nameWidth + 12, rowHeight: dense ? 25 : 34, barTop: 0, nameWidth };
}

/** Names of rows, in bold where a sentence names them. */
export function rowNames(rows, { narrow, layout, key, label, isNamed }) {
  const shared = {
    y: key,
    text: label,
    frameAnchor: "left",
    textAnchor: narrow ? "start" : "end",
    dx: narrow ? -6 : -10,
    dy: narrow ? -10 : 0,
    stroke: "var(--paper)",
    strokeWidth: narrow ? 4 : 0,
    fontSize: 13,
    lineWidth: layout.nameWidth / 14,
    // Two lines fit in a row of ordinary height; in a low one the name is cut.
    textOverflow: narrow || layout.dense ? "ellipsis" : undefined,
    fill: "var(--ink)",
  };
  return [
    Plot.text(
      rows.filter((row) => !isNamed(row)),
      shared,
    ),
    Plot.text(rows.filter(isNamed), { ...shared, fontWeight: 650 }),
  ];
}

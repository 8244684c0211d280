/**
 * Rows in the order that the reader chose; those without the figure come last.
 *
 * @param {any[]} rows in the order of the segmentation
 * @param {string} sort `index`, `order`, or one that `columns` names
 * @param {Record<string, string>} columns the figure of each way to sort
 */
export function sortForChart(rows, sort, columns) {
  const column = { index: "index", ...columns }[sort];
  if (!column) return rows;
  const rank = (row) => (Number.isFinite(row[column]) ? row[column] : -Infinity);
  return [...rows].sort((a, b) => rank(b) - rank(a));
}

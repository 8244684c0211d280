/**
 * A table as text that a spreadsheet opens: semicolons and decimal commas where the language has
 * them, and never a cell that a spreadsheet would run as a formula.
 *
 * @param {(string | number | null)[][]} rows
 * @param {{ locale: string }} options
 */
export function toCsv(rows, { locale }) {
  const comma = new Intl.NumberFormat(locale).format(1.5).includes(",");
  const separator = comma ? ";" : ",";
  const lines = rows.map((row) => row.map((cell) => toCell(cell, comma)).join(separator));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function toCell(value, comma) {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (typeof value === "number") return comma ? String(value).replace(".", ",") : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

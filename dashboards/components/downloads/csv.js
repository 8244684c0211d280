/** @param {import("./describeTable.js").Table} table */
export function csvFile({ text, columns, rows, isHidden }) {
  const lines = rows.map((row, y) =>
    row.map((value, x) => (isHidden(y, x) ? text.say("hidden.mark") : value)),
  );
  const csv = toCsv([columns.map(({ label }) => label), ...lines], text);
  return new Blob([csv], { type: "text/csv;charset=utf-8" });
}

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
  const safe = neutral(value);
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Where a cell begins, and begins as a formula does; in full width too. Also within the text: a
 * spreadsheet that splits at the other separator heeds no quotation marks. workflows/cli/csv.ts has
 * the same, and a test holds them together.
 */
const FORMULA = /(^|[,;\t\r\n])([ \u00a0"]*[=+\-@＝＋－＠])/g;

function neutral(text) {
  return text.replace(/^(?=[\t\r\n])/, "'").replace(FORMULA, "$1'$2");
}

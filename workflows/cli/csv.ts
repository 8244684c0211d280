import type { ResultRows, Value } from "../../data/warehouse/resultRows.js";

export interface CsvOptions {
  /** Text as it is, for programs: a spreadsheet would run some of it. */
  raw?: boolean;
}

/** Rows as CSV by RFC 4180, a piece at a time: commas, text that a spreadsheet would run made neutral. */
export async function* toCsv(
  { columns, chunks }: ResultRows,
  { raw = false }: CsvOptions = {},
): AsyncGenerator<string> {
  const cell = (value: Value | undefined) => {
    const text = toText(value);
    return quoted(raw || typeof value === "number" ? text : neutral(text));
  };
  yield `${columns.map(({ name }) => cell(name)).join(",")}\r\n`;
  for await (const rows of chunks) {
    yield rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  }
}

/** Not grouped in thousands: what is asked here is often pasted elsewhere. */
export function toText(value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * Where a cell begins, and begins as a formula does; in full width too, as spreadsheets of East Asia read
 * it. Also within the text: a spreadsheet that splits at semicolons, as Dutch ones do, heeds no quotation
 * marks of a file with commas. dashboards/components/downloads/csv.js has the same, and a test holds them together.
 */
const FORMULA = /(^|[;\t\r\n])([ \u00a0"]*[=+\-@＝＋－＠])/g;

function neutral(text: string): string {
  return text.replace(/^(?=[\t\r\n])/, "'").replace(FORMULA, "$1'$2");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

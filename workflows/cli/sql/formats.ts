import type { ResultRows, Value } from "../../../data/warehouse/resultRows.js";
import { toCsv, toText, type CsvOptions } from "../csv.js";
import { formatNumber, tableLines } from "../output.js";

/** Ways of writing rows as text, a piece at a time. */
export const textFormats: Record<
  string,
  (rows: ResultRows, options: CsvOptions) => AsyncGenerator<string>
> = {
  table: toTable,
  csv: toCsv,
  json: toJson,
};

async function* toTable({ columns, chunks }: ResultRows) {
  const rows: Value[][] = [];
  for await (const chunk of chunks) rows.push(...chunk);
  const titles = columns.map(({ name, type }, place) => ({
    title: name,
    value: (row: Value[]) => toText(row[place]),
    right: isNumber(type),
  }));
  if (rows.length === 0) yield `${columns.map(({ name }) => name).join("  ")}\n`;
  for (const line of tableLines(titles, rows)) yield `${line}\n`;
  yield `(${formatNumber(rows.length)} ${rows.length === 1 ? "row" : "rows"})\n`;
}

function isNumber(type: string) {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type);
}

async function* toJson({ columns, chunks }: ResultRows) {
  let separator = "[\n  ";
  for await (const rows of chunks) {
    for (const row of rows) {
      const entries = columns.map(({ name }, place) => [name, row[place]] as const);
      yield separator + JSON.stringify(Object.fromEntries(entries));
      separator = ",\n  ";
    }
  }
  yield separator.startsWith("[") ? "[]\n" : "\n]\n";
}

import Table from "cli-table3";
import colours from "picocolors";

/** Colours of standard output: none where it is not a terminal, or NO_COLOR is set. */
export const colour = colours.createColors(
  Boolean(process.env.FORCE_COLOR || (process.stdout.isTTY && !process.env.NO_COLOR)),
);

export interface OutputOptions {
  json?: boolean;
}

/** Gives what a command found: as JSON for programs, or in lines for a person. */
export function answer(options: OutputOptions, value: unknown, lines: () => string[]): void {
  const text = options.json ? JSON.stringify(value, null, 2) : lines().join("\n");
  process.stdout.write(text === "" ? "" : `${text}\n`);
}

export interface TableColumn<Row> {
  title: string;
  value: (row: Row) => string | number | null | undefined;
  /** Numbers stand at the right. */
  right?: boolean;
}

const BLANK = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
  ].map((part) => [part, ""]),
);

/** A table of plain text, without lines; no lines at all where there are no rows. */
export function tableLines<Row>(columns: TableColumn<Row>[], rows: Row[]): string[] {
  if (rows.length === 0) return [];
  const table = new Table({
    head: columns.map(({ title }) => colour.dim(title)),
    chars: { ...BLANK, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: columns.map(({ right }) => (right ? "right" : "left")),
  });
  for (const row of rows) table.push(columns.map(({ value }) => shown(value(row))));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

function shown(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? formatNumber(value) : value;
}

export function formatNumber(value: number): string {
  return value.toLocaleString("en");
}

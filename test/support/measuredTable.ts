/** A table of a page in `docs/`, made from what tests measured. */
export interface MeasuredTable {
  /** Which tests measure it, as `npx vitest run` takes them. */
  suites: string;
  head: string[];
  /** Null where it was not measured yet. */
  rows: (string | number)[][] | null;
  /** Of what can be measured only where its data is: the first cell of rows that then stay as they stand. */
  kept?: string;
  /** Columns in which the page must tell what was measured last. The others vary from run to run. */
  lasting: number[];
}

export function toMarkdown({ head, rows }: MeasuredTable): string {
  const line = (cells: (string | number)[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const told = rows ?? [["not measured yet", ...head.slice(1).map(() => "")]];
  return [line(head), line(head.map(() => "---")), ...told.map(line)].join("\n");
}

/** Lines of a table that begin with this cell. */
export function linesOf(markdown: string, first: string): string[] {
  return markdown.split("\n").filter((line) => line.startsWith(`| ${first} `));
}

/** What must stay the same of a table as it stands on the page. */
export function lastingCells(markdown: string, { lasting }: MeasuredTable): string[][] {
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => {
    const cells = row.split(/(?<!\\)\|/).slice(1);
    return lasting.map((column) => (cells[column] ?? "").trim());
  });
}

function escaped(value: string | number): string {
  return String(value)
    .replace(/[|<>\\]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, " ");
}

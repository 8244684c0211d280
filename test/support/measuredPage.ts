import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { project } from "./cli.js";
import { lastingCells, linesOf, toMarkdown, type MeasuredTable } from "./measuredTable.js";

/** A page in `docs/` of which people write the text, and tests the tables. */
export interface MeasuredPage {
  /** Below the project. Each table stands there between `<!-- measured: name -->` and `<!-- end -->`. */
  file: string;
  /** What makes it. */
  script: string;
  tables: Record<string, MeasuredTable>;
}

/**
 * Writes what was measured last into the tables of a page; with `--check` on the command line says
 * whether it still stands there, and fails otherwise.
 */
export async function makePage(page: MeasuredPage): Promise<void> {
  const file = path.join(project, page.file);
  const told = await readFile(file, "utf8");
  const wanted = await format(fill(told, page), { parser: "markdown", printWidth: 100 });
  if (!process.argv.includes("--check")) return writeFile(file, wanted);
  for (const problem of problemsOf(page, told, wanted)) {
    console.error(problem);
    process.exitCode = 1;
  }
}

/** Where a page does not tell what was measured. */
export function problemsOf(page: MeasuredPage, told: string, wanted: string): string[] {
  return Object.entries(page.tables).flatMap(([name, table]) => {
    if (table.rows === null) {
      return [`${page.file}: ${name} was not measured. Run: npx vitest run ${table.suites}`];
    }
    const cells = (text: string) =>
      JSON.stringify(lastingCells(text.slice(...placeOf(text, name)), table));
    return cells(told) === cells(wanted)
      ? []
      : [`${page.file}: ${name} is not what was measured. Run: npx tsx ${page.script}`];
  });
}

/** @throws Error where a table has no place on the page, or a place has no table */
export function fill(text: string, { file, tables }: MeasuredPage): string {
  const places = [...text.matchAll(/<!-- measured: (\w+) -->/g)].map(([, name]) => name ?? "");
  const names = Object.keys(tables);
  if (JSON.stringify([...places].sort()) !== JSON.stringify([...names].sort())) {
    throw new Error(`${file} has places for: ${places.join()}. The tables are: ${names.join()}.`);
  }
  return names.reduce((page, name) => {
    const [from, to] = placeOf(page, name);
    const table = tables[name] as MeasuredTable;
    const kept = table.kept && table.rows ? linesOf(page.slice(from, to), table.kept) : [];
    const lines = [toMarkdown(table), ...kept].join("\n");
    return `${page.slice(0, from)}\n\n${lines}\n\n${page.slice(to)}`;
  }, text);
}

function placeOf(text: string, name: string): [from: number, to: number] {
  const begin = `<!-- measured: ${name} -->`;
  const from = text.indexOf(begin) + begin.length;
  return [from, text.indexOf("<!-- end -->", from)];
}

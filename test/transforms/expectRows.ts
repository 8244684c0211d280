import { expect } from "vitest";
import { transforms } from "../../transforms/index.js";
import { neededFor, type World } from "../support/world.js";

type Row = Record<string, unknown>;

/**
 * Builds a mart and holds its rows that have the values of `where` against the expected ones: as many, and
 * the same in the columns that are named, whatever their order; fractions to nine decimals.
 */
export async function expectRows(
  built: World,
  mart: string,
  where: Row,
  expected: Row[],
): Promise<void> {
  await built.build(neededFor(mart));
  const found = await built.rows(mart, where);
  const named = [...new Set(expected.flatMap((row) => Object.keys(row)))];
  const columns = named.length > 0 ? named : Object.keys(found[0] ?? {});
  const [wanted, actual] = [table(expected, columns), table(found, columns)];
  if (wanted.join() === actual.join()) return;
  expect.fail(explain(mart, where, columns, wanted, actual));
}

function table(rows: Row[], columns: string[]): string[][] {
  return rows.map((row) => columns.map((column) => text(row[column]))).sort(byText);
}

function byText(a: string[], b: string[]): number {
  return a.join() < b.join() ? -1 : 1;
}

function text(value: unknown): string {
  return typeof value === "number"
    ? String(Number(value.toFixed(9)))
    : JSON.stringify(value ?? null);
}

function explain(
  mart: string,
  where: Row,
  columns: string[],
  wanted: string[][],
  actual: string[][],
): string {
  return [
    `mart.${mart} where ${JSON.stringify(where)} differs.`,
    `Expected:\n${print(columns, wanted)}`,
    `Found:\n${print(columns, actual)}`,
    `SQL:${transforms.find(({ name }) => name === mart)?.sql}`,
  ].join("\n\n");
}

function print(columns: string[], rows: string[][]): string {
  if (rows.length === 0) return "(no rows)";
  const widths = columns.map((column, place) =>
    Math.max(column.length, ...rows.map((row) => row[place]!.length)),
  );
  return [columns, ...rows]
    .map((row) => row.map((cell, place) => cell.padEnd(widths[place]!)).join(" | "))
    .join("\n");
}

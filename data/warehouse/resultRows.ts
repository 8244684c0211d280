import type { DuckDBResult } from "@duckdb/node-api";

/** What JSON can hold. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

export interface ResultColumn {
  name: string;
  /** As DuckDB writes it, such as `DOUBLE`. */
  type: string;
}

export interface ResultRows {
  columns: ResultColumn[];
  chunks: AsyncIterable<Value[][]>;
}

/** A result as plain values, in chunks: days as YYYY-MM-DD, moments as ISO text, whole numbers as numbers. */
export function streamRows(result: DuckDBResult): ResultRows {
  const types = result.columnTypes().map(String);
  const columns = result.columnNames().map((name, place) => ({ name, type: types[place] ?? "" }));
  return { columns, chunks: chunksOf(result, types) };
}

async function* chunksOf(result: DuckDBResult, types: string[]): AsyncGenerator<Value[][]> {
  for await (const rows of result.yieldRowsJs()) {
    yield rows.map((row) => row.map((value, place) => plain(value, types[place] ?? "")));
  }
}

function plain(value: unknown, type: string): Value {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) {
    const text = value.toISOString();
    return type.startsWith("DATE") ? text.slice(0, 10) : text;
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map((item) => plain(item, type));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => [name, plain(item, "")] as const);
    return Object.fromEntries(entries);
  }
  return value as string | boolean | null;
}

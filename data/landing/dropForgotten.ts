import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../sql.js";

/** Makes the hashes of forgotten people known to a connection, as `_forgotten(hash)`. */
export async function defineForgotten(
  connection: DuckDBConnection,
  hashes: string[],
): Promise<void> {
  await connection.run(
    `create or replace temp table _forgotten as select unnest(from_json($1, '["varchar"]')) as hash`,
    [JSON.stringify(hashes)],
  );
}

/**
 * Takes forgotten people out of a table before anything of it is written.
 * @param columns those that hold a hash
 * @returns the rows that were taken out
 */
export async function dropForgotten(
  connection: DuckDBConnection,
  table: string,
  columns: string[],
): Promise<number> {
  if (columns.length === 0) return 0;
  const is = columns.map((name) => `${identifier(name)} in (select hash from _forgotten)`);
  const deleted = await connection.runAndReadAll(`delete from ${table} where ${is.join(" or ")}`);
  return Number(deleted.getRows()[0]?.[0] ?? 0);
}

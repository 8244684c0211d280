import { frozenNames } from "../frozenTables.js";
import { sourceNames } from "../sources/index.js";
import type { Warehouse } from "./database.js";

/** Every table that holds what a feed delivered. */
const TABLES = [
  ...sourceNames.map((name) => `source.${name}`),
  ...frozenNames.map((name) => `frozen.${name}`),
  "meta.load",
  "meta.refusal",
  "meta.quarantine",
];

/** Takes out all that the warehouse holds of a feed, or of one snapshot of it; landing keeps it. */
export async function forget(warehouse: Warehouse, feed: string, date?: string): Promise<void> {
  await warehouse.transaction(() => forgetWithin(warehouse, feed, date));
}

/** The same, as part of a transaction. */
export async function forgetWithin(
  warehouse: Warehouse,
  feed: string,
  date?: string,
): Promise<void> {
  for (const table of TABLES) {
    await warehouse.run(
      `delete from ${table} where feed = $1 and snapshot_date = coalesce($2::date, snapshot_date)`,
      [feed, date ?? null],
    );
  }
}

import type { Config } from "../config.js";
import { sourceNames } from "../sources/index.js";
import type { Warehouse } from "./database.js";

/** Takes out what feeds delivered that are no longer in the configuration; landing keeps it. */
export async function pruneFeeds(warehouse: Warehouse, config: Config): Promise<void> {
  const isGone = (row: { feed: string; source: string }) =>
    config.feeds[row.feed]?.source !== row.source;
  const held = await warehouse.rows<{ feed: string; source: string }>(
    "select distinct feed, source from meta.load union select distinct feed, source from meta.refusal",
  );
  const tables = [
    ...sourceNames.map((name) => `source.${name}`),
    "meta.load",
    "meta.refusal",
    "meta.quarantine",
  ];
  await warehouse.transaction(async () => {
    for (const { feed } of held.filter(isGone)) {
      for (const table of tables)
        await warehouse.run(`delete from ${table} where feed = $1`, [feed]);
    }
  });
}

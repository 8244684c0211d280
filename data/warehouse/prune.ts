import type { Config } from "../config.js";
import type { Warehouse } from "./database.js";
import { forget } from "./forget.js";

/** Takes out what feeds delivered that are no longer in the configuration; landing keeps it. */
export async function pruneFeeds(warehouse: Warehouse, config: Config): Promise<void> {
  const held = await warehouse.rows<{ feed: string; source: string }>(
    "select distinct feed, source from meta.load union select distinct feed, source from meta.refusal",
  );
  for (const { feed, source } of held) {
    if (config.feeds[feed]?.source !== source) await forget(warehouse, feed);
  }
}

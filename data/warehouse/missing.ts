import type { Config } from "../config.js";
import { listStandings, type Standing } from "../landing/standing.js";
import type { Warehouse } from "./database.js";

export interface SnapshotKey {
  feed: string;
  snapshotDate: string;
}

/**
 * Snapshots of which landing knows something that the warehouse does not: after an upgrade, in a new
 * warehouse, or where a process was killed between the two.
 */
export async function listMissing(
  warehouse: Warehouse,
  varFolder: string,
  config: Config,
): Promise<SnapshotKey[]> {
  const held = await keysOf(warehouse, "meta.load");
  const refused = await keysOf(warehouse, "meta.refusal");
  const standings = await listStandings(varFolder);
  return standings
    .filter((standing) => config.feeds[standing.feed] && isOfSource(standing, config))
    .filter((standing) => isMissing(standing, held, refused))
    .map(({ feed, snapshotDate }) => ({ feed, snapshotDate }));
}

function isMissing(standing: Standing, held: Set<string>, refused: Set<string>): boolean {
  const key = `${standing.feed} ${standing.snapshotDate}`;
  if (standing.withdrawn) return held.has(key) || refused.has(key);
  if (standing.refused && !refused.has(key)) return true;
  if (standing.taken) return !held.has(key);
  return standing.landed !== null && !held.has(key) && !refused.has(key);
}

function isOfSource({ feed, landed }: Standing, config: Config): boolean {
  return landed?.source === undefined || landed.source === config.feeds[feed]?.source;
}

async function keysOf(warehouse: Warehouse, table: string): Promise<Set<string>> {
  const rows = await warehouse.rows<{ key: string }>(
    `select concat(feed, ' ', snapshot_date::varchar) as key from ${table}`,
  );
  return new Set(rows.map((row) => row.key));
}

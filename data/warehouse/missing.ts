import type { Config } from "../config.js";
import { snapshotIn } from "../landing/frozen.js";
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
  const held = await filesOf(warehouse, "meta.load", "landed_file");
  const refused = await filesOf(warehouse, "meta.refusal", "null");
  const standings = await listStandings(varFolder);
  return standings
    .filter((standing) => config.feeds[standing.feed] && isOfSource(standing, config))
    .filter((standing) => isMissing(standing, held, refused))
    .map(({ feed, snapshotDate }) => ({ feed, snapshotDate }));
}

function isMissing(standing: Standing, held: Files, refused: Files): boolean {
  const key = `${standing.feed} ${standing.snapshotDate}`;
  if (standing.withdrawn) return held.has(key) || refused.has(key);
  if (standing.frozen) return isFrozenMissing(standing, held.get(key), refused.has(key));
  if (standing.refused && !refused.has(key)) return true;
  // The one taken before stands where the last one was refused.
  const counts = refused.has(key) ? standing.taken : (standing.landed ?? standing.taken);
  return counts !== null && held.get(key) !== counts.file;
}

function isFrozenMissing(
  { feed, frozen }: Standing,
  file: string | null | undefined,
  isRefused: boolean,
): boolean {
  const snapshot = snapshotIn(frozen, feed);
  if (snapshot?.load) return file !== frozen?.tables.delivered_cells.file;
  return Boolean(snapshot?.refusal) && !isRefused;
}

function isOfSource({ feed, landed, frozen }: Standing, config: Config): boolean {
  const source = landed?.source ?? snapshotIn(frozen, feed)?.source;
  return source === undefined || source === config.feeds[feed]?.source;
}

/** Landed file by `feed date`. */
type Files = Map<string, string | null>;

async function filesOf(warehouse: Warehouse, table: string, file: string): Promise<Files> {
  const rows = await warehouse.rows<{ key: string; file: string | null }>(
    `select concat(feed, ' ', snapshot_date) as key, ${file} as file from ${table}`,
  );
  return new Map(rows.map((row) => [row.key, row.file]));
}

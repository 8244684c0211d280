import type { Config } from "../config.js";
import { snapshotIn, type Frozen } from "../landing/frozen.js";
import { listStandings, type Standing } from "../landing/standing.js";
import type { Warehouse } from "./database.js";
import { loadIdOf } from "./frozen/load.js";

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
  const held = await loadsOf(warehouse, "meta.load", "landed_file as file, load_id as id");
  const refused = await loadsOf(warehouse, "meta.refusal", "null as file, null as id");
  const standings = await listStandings(varFolder);
  return standings
    .filter((standing) => config.feeds[standing.feed] && isOfSource(standing, config))
    .filter((standing) => isMissing(standing, held, refused))
    .map(({ feed, snapshotDate }) => ({ feed, snapshotDate }));
}

function isMissing(standing: Standing, held: Loads, refused: Loads): boolean {
  const key = `${standing.feed} ${standing.snapshotDate}`;
  if (standing.withdrawn) return held.has(key) || refused.has(key);
  const { frozen } = standing;
  if (frozen) return isFrozenMissing(standing.feed, frozen, held.get(key), refused.has(key));
  if (standing.refused && !refused.has(key)) return true;
  // The one taken before stands where the last one was refused.
  const counts = refused.has(key) ? standing.taken : (standing.landed ?? standing.taken);
  return counts !== null && held.get(key)?.file !== counts.file;
}

function isFrozenMissing(feed: string, frozen: Frozen, held?: Load, isRefused?: boolean): boolean {
  const snapshot = snapshotIn(frozen, feed);
  if (snapshot?.load) return held?.id !== loadIdOf(frozen, snapshot);
  return Boolean(snapshot?.refusal) && !isRefused;
}

function isOfSource({ feed, landed, frozen }: Standing, config: Config): boolean {
  const source = landed?.source ?? snapshotIn(frozen, feed)?.source;
  return source === undefined || source === config.feeds[feed]?.source;
}

interface Load {
  key: string;
  file: string | null;
  id: string | null;
}

/** By `feed date`. */
type Loads = Map<string, Load>;

async function loadsOf(warehouse: Warehouse, table: string, columns: string): Promise<Loads> {
  const rows = await warehouse.rows<Load>(
    `select concat(feed, ' ', snapshot_date) as key, ${columns} from ${table}`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

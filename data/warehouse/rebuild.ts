import { ConfigError } from "../errors.js";
import { hashFile } from "../hashFile.js";
import { snapshotIn } from "../landing/frozen.js";
import { landedPath } from "../landing/landed.js";
import { listStandings } from "../landing/standing.js";
import type { Warehouse } from "./database.js";
import { findDamaged } from "./frozen/whole.js";
import { createTables, dropAll } from "./tables.js";

/**
 * Takes everything out of the warehouse, to be made again from landing.
 * @throws ConfigError where landing lacks a delivery that the warehouse holds: it would be lost
 */
export async function emptyWarehouse(warehouse: Warehouse, varFolder: string): Promise<void> {
  const sound = await soundFiles(varFolder);
  const held = await warehouse.rows<{ feed: string; date: string; file: string }>(
    "select feed, snapshot_date::varchar as date, landed_file as file from meta.load order by all",
  );
  const lost = held.filter(({ feed, date, file }) => !sound.has(`${feed} ${date} ${file}`));
  const [first] = lost;
  if (first) {
    throw new ConfigError(
      `Landing lacks, or has damaged, the delivery of ${lost.length} snapshots that the warehouse holds, first ${first.feed} ${first.date}. Refresh those days so that they are pulled again, or put landing back from a backup; the warehouse stays as it is.`,
    );
  }
  // Killed in between, the next refresh finds tables missing in part, and fills them all the same.
  await dropAll(warehouse);
  await createTables(warehouse);
}

/** Landed files that are whole, or whose figures are frozen, as `feed date file`. */
async function soundFiles(varFolder: string): Promise<Set<string>> {
  const sound = new Set<string>();
  for (const { feed, snapshotDate, landed, taken, frozen } of await listStandings(varFolder)) {
    const purged = snapshotIn(frozen, feed)?.landed;
    if (frozen && purged && (await findDamaged(varFolder, frozen)) === null) {
      sound.add(`${feed} ${snapshotDate} ${purged.file}`);
    }
    for (const one of [landed, taken]) {
      if (!one || sound.has(`${feed} ${snapshotDate} ${one.file}`)) continue;
      const sha256 = await hashFile(landedPath(varFolder, one)).catch(() => null);
      if (sha256 === one.sha256) sound.add(`${feed} ${snapshotDate} ${one.file}`);
    }
  }
  return sound;
}

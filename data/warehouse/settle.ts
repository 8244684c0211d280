import { SourceError } from "../errors.js";
import type { Workplace } from "../loadConfig.js";
import { readStanding, writeNote } from "../landing/standing.js";
import type { Warehouse } from "./database.js";
import { forget } from "./forget.js";
import { loadFrozen } from "./frozen/load.js";
import { loadSnapshot, noteRefusal, type LoadResult } from "./load.js";

/**
 * Brings the warehouse in line with what landing says of one snapshot: rows that were withdrawn go
 * out, what has landed is loaded, or what was frozen of it, and a refusal is noted.
 */
export async function settleSnapshot(
  warehouse: Warehouse,
  workplace: Workplace,
  { feed, snapshotDate }: { feed: string; snapshotDate: string },
): Promise<LoadResult> {
  const { varFolder } = workplace;
  const standing = await readStanding(varFolder, feed, snapshotDate);
  const { landed, taken, refused, withdrawn, frozen } = standing;
  if (withdrawn) {
    await forget(warehouse, feed, snapshotDate);
    return {
      ...nothingOf(feed, snapshotDate),
      status: "withdrawn",
      message: withdrawn.because,
      code: null,
    };
  }
  if (frozen) return loadFrozen(warehouse, workplace, frozen, feed);
  if (!landed && !refused) {
    throw new SourceError(`${feed} ${snapshotDate}: has not landed yet.`);
  }
  const held = await heldFile(warehouse, feed, snapshotDate);
  // A file given by hand, and taken back since.
  if (held !== null && held !== landed?.file && held !== taken?.file) {
    await forget(warehouse, feed, snapshotDate);
  }
  // In a new warehouse: where the last delivery is unfit, the one taken before it counts.
  if (taken && taken.file !== held && taken.file !== landed?.file) {
    await loadSnapshot(warehouse, workplace, taken);
  }
  const result = landed ? await loadSnapshot(warehouse, workplace, landed) : null;
  if (landed && result?.status !== "refused" && taken?.file !== landed.file) {
    await writeNote(varFolder, feed, snapshotDate, "taken", landed);
  }
  if (!refused) return result as LoadResult;
  await noteRefusal(warehouse, workplace, { feed, snapshotDate }, refused);
  const { message, code } = refused;
  return { ...nothingOf(feed, snapshotDate), status: "refused", message, code };
}

/** Notes in the warehouse why a delivery could not even be pulled, as landing tells it. */
export async function settleRefusal(
  warehouse: Warehouse,
  workplace: Workplace,
  { feed, snapshotDate }: { feed: string; snapshotDate: string },
): Promise<void> {
  const { refused } = await readStanding(workplace.varFolder, feed, snapshotDate);
  // A person may have decided otherwise since.
  if (refused) await noteRefusal(warehouse, workplace, { feed, snapshotDate }, refused);
}

async function heldFile(warehouse: Warehouse, feed: string, date: string): Promise<string | null> {
  const [load] = await warehouse.rows<{ file: string }>(
    "select landed_file as file from meta.load where feed = $1 and snapshot_date = $2::date",
    [feed, date],
  );
  return load?.file ?? null;
}

function nothingOf(feed: string, snapshotDate: string) {
  return { feed, snapshotDate, readCount: 0, loadedCount: 0, rejectedCount: 0 };
}

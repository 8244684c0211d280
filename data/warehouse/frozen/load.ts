import { createHash } from "node:crypto";
import { frozenNames } from "../../frozenTables.js";
import { frozenPath, snapshotIn, type Frozen, type FrozenSnapshot } from "../../landing/frozen.js";
import type { Workplace } from "../../loadConfig.js";
import { literal } from "../../sql.js";
import type { Warehouse } from "../database.js";
import { forgetWithin } from "../forget.js";
import { writeRefusal, type LoadResult } from "../load.js";
import { assertWhole } from "./whole.js";

/**
 * Puts what was frozen of a snapshot in the place of its people, in one transaction. Does nothing where
 * it is there already.
 * @throws MachineError where a frozen file is missing or damaged
 */
export async function loadFrozen(
  warehouse: Warehouse,
  { varFolder }: Pick<Workplace, "varFolder">,
  frozen: Frozen,
  feed: string,
): Promise<LoadResult> {
  const snapshot = snapshotIn(frozen, feed) as FrozenSnapshot;
  const { snapshotDate } = frozen;
  const { load, refusal } = snapshot;
  const result = (status: "loaded" | "unchanged"): LoadResult => ({
    feed,
    snapshotDate,
    status: load || !refusal ? status : "refused",
    readCount: load?.read ?? 0,
    loadedCount: load?.loaded ?? 0,
    rejectedCount: load?.rejected ?? 0,
    message: load ? null : (refusal?.message ?? null),
    code: load ? null : (refusal?.code ?? null),
  });
  const loadId = loadIdOf(frozen, snapshot);
  if (load && (await isHeld(warehouse, feed, loadId))) return result("unchanged");
  await assertWhole(varFolder, frozen);
  await warehouse.transaction(async () => {
    await forgetWithin(warehouse, feed, snapshotDate);
    for (const table of frozenNames) {
      const file = literal(frozenPath(varFolder, frozen, table));
      await warehouse.run(
        `insert into frozen.${table} by name select * from read_parquet(${file}) where feed = $1`,
        [feed],
      );
    }
    if (load) await noteLoad(warehouse, frozen, snapshot, loadId);
    if (refusal) await writeRefusal(warehouse, snapshot.source, { feed, snapshotDate }, refusal);
  });
  return result("loaded");
}

/** Tells what is frozen of a snapshot from its people, and from what was frozen before. */
export function loadIdOf({ snapshotDate, tables }: Frozen, snapshot: FrozenSnapshot): string {
  const parts = [snapshotDate, tables, snapshot];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function isHeld(warehouse: Warehouse, feed: string, loadId: string): Promise<boolean> {
  const held = await warehouse.rows("from meta.load where feed = $1 and load_id = $2", [
    feed,
    loadId,
  ]);
  return held.length > 0;
}

async function noteLoad(
  warehouse: Warehouse,
  { snapshotDate }: Frozen,
  { feed, source, load, landed }: FrozenSnapshot,
  loadId: string,
) {
  await warehouse.run(
    "insert into meta.load values ($1, $2, $3::date, true, $4, $5, $6, $7, $8, $9, $10)",
    [
      feed,
      source,
      snapshotDate,
      loadId,
      // The figures are those of that delivery, so that no reader or rule takes them for new ones.
      landed?.file ?? "",
      load?.read ?? 0,
      load?.loaded ?? 0,
      load?.rejected ?? 0,
      load?.duplicates ?? 0,
      landed?.epoch ?? null,
    ],
  );
}

import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { listForgotten, writeForgotten } from "../../data/landing/forgotten.js";
import { readFrozen, writeFrozen } from "../../data/landing/frozen.js";
import type { Workplace } from "../../data/loadConfig.js";
import { clearFrozen } from "../../data/retention/clear.js";
import { listUncleared } from "../../data/retention/due.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { assertWhole } from "../../data/warehouse/frozen/whole.js";
import { settleSnapshot } from "../../data/warehouse/settle.js";
import { writeLedger } from "../ledger.js";

/**
 * Takes away all that is left of people who count no more: in landing, warehouse and ledger, also the
 * bytes that a file of DuckDB keeps of deleted rows. That it was done is noted last.
 */
export async function clearPeople(warehouse: Warehouse, workplace: Workplace): Promise<void> {
  const { varFolder } = workplace;
  const days = await listUncleared(varFolder);
  for (const day of days) await clearDay(warehouse, workplace, day);
  await writeLedger(warehouse, varFolder);
  await removeSetAside(varFolder);
  await warehouse.rewrite();
  const clearedAt = new Date().toISOString();
  for (const day of days) {
    const frozen = await readFrozen(varFolder, day);
    if (frozen) await writeFrozen(varFolder, { ...frozen, clearedAt });
  }
  for (const forgotten of await listForgotten(varFolder)) {
    if (forgotten.clearedAt === null) await writeForgotten(varFolder, { ...forgotten, clearedAt });
  }
}

async function clearDay(warehouse: Warehouse, workplace: Workplace, day: string) {
  const { varFolder, config } = workplace;
  const frozen = await readFrozen(varFolder, day);
  if (!frozen) return;
  await assertWhole(varFolder, frozen);
  for (const { feed } of frozen.snapshots) {
    if (config.feeds[feed]) await settleSnapshot(warehouse, workplace, { feed, snapshotDate: day });
  }
  await clearFrozen(varFolder, frozen);
}

/** Warehouses that `rebuild` could not open and moved aside: people are in them, and landing has the rest. */
async function removeSetAside(varFolder: string) {
  const names = await readdir(varFolder);
  for (const name of names.filter((one) => one.startsWith("warehouse.duckdb.broken-"))) {
    await rm(path.join(varFolder, name), { force: true });
  }
}

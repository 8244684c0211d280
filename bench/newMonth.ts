/**
 * What a new month costs: the marts of one more snapshot, against the marts of all of them, in one
 * run and on one warehouse. Run it after `npm start -- --once`:
 *
 *   npx tsx bench/newMonth.ts [var folder]
 */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildMart } from "../data/warehouse/build.js";
import { openWarehouse, type Warehouse } from "../data/warehouse/database.js";
import { transforms } from "../transforms/index.js";

const ROUNDS = 3;

const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-bench-"));
await copyFile(
  path.join(process.argv[2] ?? "var", "warehouse.duckdb"),
  path.join(folder, "warehouse.duckdb"),
);
const warehouse = await openWarehouse(folder);
const dates = await warehouse.rows<{ date: string }>(
  "select distinct snapshot_date::varchar as date from meta.load where counts_members order by 1",
);
const newest = dates.at(-1)?.date ?? "";

const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await warehouse.run("delete from meta.mart");
  const all = await secondsToBuild(warehouse);
  await forget(newest);
  const one = await secondsToBuild(warehouse);
  ratios.push(one / all);
  console.log(
    `all ${dates.length} snapshots ${all.toFixed(2)} s, one more ${one.toFixed(2)} s: ${((100 * one) / all).toFixed(0)} %`,
  );
}
ratios.sort((a, b) => a - b);
const median = ratios[Math.floor(ROUNDS / 2)] ?? 0;
console.log(`median: a new month costs ${(100 * median).toFixed(0)} % of them all`);
warehouse.close();
await rm(folder, { recursive: true });

async function secondsToBuild(open: Warehouse): Promise<number> {
  const start = performance.now();
  for (const mart of transforms) await buildMart(open, mart);
  return (performance.now() - start) / 1000;
}

/** Takes the rows of one snapshot out of every mart that is made per snapshot, and out of all whole ones. */
async function forget(date: string) {
  for (const { name, perSnapshot } of transforms) {
    const isTouched = perSnapshot ? `snapshot_date = date '${date}'` : readsMembers(name);
    await warehouse.run(`delete from meta.mart where name = '${name}' and ${isTouched}`);
  }
}

/** Marts about residents are the same with one snapshot of members more. */
function readsMembers(name: string): string {
  return String(["penetration_trend", "data_quality", "rejections"].includes(name));
}

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { openDatabase } from "../../../data/warehouse/database.js";
import { martHashes } from "../../support/hashes.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { COMPILED, MEMBERS } from "./crashRegion.js";

/** What nobody needs any more when all has ended well, relative to the region. */
async function leftBehind(region: SmallRegion): Promise<string[]> {
  const names = await readdir(region.folder, { recursive: true });
  const stray = /(\.(part|lock|takeover|new|wal|tmp)$)|(^|\/)tmp_|^tmp\/./;
  const compiled = COMPILED.map((name) => `tmp/${name}`);
  const ours = names.filter((name) => !compiled.some((one) => name.startsWith(one)));
  return [...ours.filter((name) => stray.test(name)), ...(await serversOn(region))].sort();
}

/** Temporal servers that still run on a database of the region. */
async function serversOn({ var: varFolder }: SmallRegion): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes(path.join(varFolder, "temporal.db")));
}

/** Members in the warehouse against those delivered. */
export async function countRows(region: SmallRegion): Promise<{ lost: number; doubled: number }> {
  const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  try {
    const held = await warehouse.rows<{ date: string; n: number; members: number }>(
      `select snapshot_date::varchar as date, count(*) as n, count(distinct member_id) as members
       from source.members group by all`,
    );
    const of = new Map(held.map((row) => [row.date, row]));
    const lost = region.dates.map((date, place) => MEMBERS + place - (of.get(date)?.members ?? 0));
    const doubled = held.map(({ n, members }) => n - members);
    return { lost: sum(lost), doubled: sum(doubled) };
  } finally {
    warehouse.close();
  }
}

/** How all stands after the refresh that followed a fault. */
export async function endOf(region: SmallRegion, code: number | null) {
  const { lost, doubled } = await countRows(region);
  const left = await leftBehind(region);
  return { code, hashes: await martHashes(region.var), left, lost, doubled };
}

/** How it must stand. */
export function goodEnd(hashes: Record<string, string>): Awaited<ReturnType<typeof endOf>> {
  return { code: 0, hashes, left: [], lost: 0, doubled: 0 };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + Math.max(0, value), 0);
}

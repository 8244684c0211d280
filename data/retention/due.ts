import { readdir } from "node:fs/promises";
import { frozenFolder, listFrozen, type Frozen } from "../landing/frozen.js";
import { listStandings, type Standing } from "../landing/standing.js";
import type { Workplace } from "../loadConfig.js";
import { isOver } from "./cutoff.js";
import { filesOf, isOfPeople } from "./people.js";

/** A snapshot whose people have been kept for as long as they may be. */
export interface DueSnapshot {
  feed: string;
  /** YYYY-MM-DD. */
  snapshotDate: string;
  /** Rows of the delivery that counts. */
  rowCount: number;
  /** False where the configuration has no such feed any more: then there are no figures to freeze. */
  isConfigured: boolean;
}

/** What is to be purged on a day, by date and feed. */
export async function listDue(
  { varFolder, config }: Workplace,
  today: string,
): Promise<DueSnapshot[]> {
  const due: DueSnapshot[] = [];
  for (const standing of await listStandings(varFolder)) {
    const { feed, snapshotDate, landed, taken, frozen } = standing;
    if (frozen || !isOver(snapshotDate, config.retention.personsMonths, today)) continue;
    if ((await filesOf(varFolder, feed, snapshotDate)).length === 0) continue;
    if (!(await isOfPeople(varFolder, config, standing))) continue;
    const rowCount = (taken ?? landed)?.readCount ?? 0;
    const isConfigured = (taken ?? landed) !== null && isOfSource(standing, config);
    due.push({ feed, snapshotDate, rowCount, isConfigured });
  }
  return due.sort((a, b) => compare(a.snapshotDate, b.snapshotDate) || compare(a.feed, b.feed));
}

/** Days that were frozen and of whose people something may be left: the purge was cut short, or a pull came late. */
export async function listUncleared(varFolder: string): Promise<string[]> {
  const days: string[] = [];
  for (const frozen of await listFrozen(varFolder)) {
    if (frozen.clearedAt === null || (await leftOf(varFolder, frozen)).length > 0) {
      days.push(frozen.snapshotDate);
    }
  }
  return days;
}

/** Files of people that were frozen, and frozen files that no longer count. */
export async function leftOf(varFolder: string, frozen: Frozen): Promise<string[]> {
  const { snapshotDate, snapshots, tables } = frozen;
  const people = await Promise.all(
    snapshots.map(({ feed }) => filesOf(varFolder, feed, snapshotDate)),
  );
  const folder = frozenFolder(varFolder, snapshotDate);
  const counting = new Set(Object.values(tables).map(({ file }) => file));
  const stale = (await readdir(folder)).filter(
    (name) => name.includes(".parquet") && !counting.has(name),
  );
  return [...people.flat(), ...stale.map((name) => `${folder}/${name}`)];
}

function isOfSource({ feed, landed, taken }: Standing, config: Workplace["config"]): boolean {
  const source = (taken ?? landed)?.source;
  const configured = config.feeds[feed]?.source;
  return configured !== undefined && (source === undefined || source === configured);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { FrozenTable } from "../frozenTables.js";
import { replaceFile } from "../placeFile.js";
import type { Refusal } from "../refusal.js";
import { namesIn, readJson } from "./readJson.js";
import type { Landed } from "./landed.js";

/** The part of the configuration that frozen counts depend on, and cannot follow any more. */
export interface FrozenSettings {
  /** Whether an address decided on the segment; otherwise it is decided later, by the area. */
  byAddress: boolean;
  /** Those by which addresses had a segment. */
  segmentations: string[];
  leaveOutCategories: string[];
  expiryGraceDays: number;
  ageGroups: { youthUnder: number; seniorFrom: number };
}

/** One snapshot of which the people are no longer kept, with what the warehouse said of its delivery. */
export interface FrozenSnapshot {
  feed: string;
  source: string;
  /** When it was frozen, ISO. */
  at: string;
  settings: FrozenSettings;
  /** The delivery that counted; its file is no more. Null where none could be taken in. */
  landed: Landed | null;
  /** Null where nothing of it counted: it was withdrawn, or refused. */
  load: { read: number; loaded: number; rejected: number; duplicates: number } | null;
  refusal: Refusal | null;
}

/** A file beside the record. */
interface FrozenFile {
  /** `<sha256>.parquet`. */
  file: string;
  sha256: string;
}

/** All that is kept of the people of one day. Where this record stands, it counts instead of them. */
export interface Frozen {
  /** YYYY-MM-DD. */
  snapshotDate: string;
  tables: Record<FrozenTable, FrozenFile>;
  snapshots: FrozenSnapshot[];
  /** When nothing of the people was left, ISO; null while something may be. */
  clearedAt: string | null;
}

/** No feed can have this name. */
const FOLDER = "_frozen";
const RECORD = "frozen.json";

export function frozenFolder(varFolder: string, date: string): string {
  return path.join(varFolder, "landing", FOLDER, date);
}

export function frozenPath(varFolder: string, frozen: Frozen, table: FrozenTable): string {
  return path.join(frozenFolder(varFolder, frozen.snapshotDate), frozen.tables[table].file);
}

export async function readFrozen(varFolder: string, date: string): Promise<Frozen | null> {
  return readJson<Frozen>(path.join(frozenFolder(varFolder, date), RECORD));
}

/** Makes it count, in one step: from then on the people of these snapshots do not. */
export async function writeFrozen(varFolder: string, frozen: Frozen): Promise<void> {
  const folder = frozenFolder(varFolder, frozen.snapshotDate);
  await mkdir(folder, { recursive: true });
  await replaceFile(path.join(folder, RECORD), `${JSON.stringify(frozen, null, 2)}\n`);
}

/** Of every day, ascending. */
export async function listFrozen(varFolder: string): Promise<Frozen[]> {
  const dates = await namesIn(path.join(varFolder, "landing", FOLDER));
  const all = await Promise.all(dates.map((date) => readFrozen(varFolder, date)));
  return all.filter((frozen) => frozen !== null);
}

/** What is frozen of one snapshot of a feed; null where its people are still kept. */
export async function readFrozenSnapshot(
  varFolder: string,
  feed: string,
  date: string,
): Promise<FrozenSnapshot | null> {
  return snapshotIn(await readFrozen(varFolder, date), feed);
}

export function snapshotIn(frozen: Frozen | null, feed: string): FrozenSnapshot | null {
  return frozen?.snapshots.find((one) => one.feed === feed) ?? null;
}

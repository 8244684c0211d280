import { mkdir } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../placeFile.js";
import { readJson } from "./readJson.js";

/** One pull of one snapshot, kept for good: what the warehouse can be made from again. */
export interface Landed {
  feed: string;
  /** Kind of input; records of before version 0.2 do not tell. */
  source?: string;
  /** YYYY-MM-DD. */
  snapshotDate: string;
  /** Name of the Parquet file beside this record: its SHA-256 in hex. */
  file: string;
  sha256: string;
  /** Says from what, and how, it was made; the same again means that nothing needs to be pulled. */
  fingerprint: string;
  /** Names of the delivered files, without folders. */
  delivered: string[];
  readCount: number;
  /** Columns that the configuration leaves at the door, and that were there. */
  dropped?: string[];
  /** Rows of people who are forgotten: they were left at the door, or removed since. */
  forgottenCount?: number;
  /** Of the key under which member numbers were hashed; null where there are none. */
  epoch?: string | null;
  /** Given by hand instead of by the feed; the feed's own delivery does not count then. */
  replacement?: { at: string; because: string; before?: Earlier };
}

/** What counted before a file was given by hand. In the same record, so that both are there or neither. */
interface Earlier {
  landed: Landed;
  taken: Landed | null;
}

const RECORD = "landed.json";

export function landingFolder(varFolder: string, feed: string, date: string): string {
  return path.join(varFolder, "landing", feed, date);
}

export function landedPath(varFolder: string, landed: Landed): string {
  return path.join(landingFolder(varFolder, landed.feed, landed.snapshotDate), landed.file);
}

/** The pull of a snapshot that counts now, if there is one. */
export async function readLanded(
  varFolder: string,
  feed: string,
  date: string,
): Promise<Landed | null> {
  return readJson<Landed>(path.join(landingFolder(varFolder, feed, date), RECORD));
}

/** Makes a pull the one that counts, in one step. */
export async function writeLanded(varFolder: string, landed: Landed): Promise<void> {
  const folder = landingFolder(varFolder, landed.feed, landed.snapshotDate);
  await mkdir(folder, { recursive: true });
  await replaceFile(path.join(folder, RECORD), `${JSON.stringify(landed, null, 2)}\n`);
}

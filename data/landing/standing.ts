import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { replaceFile } from "../placeFile.js";
import type { Refusal } from "../refusal.js";
import { listDates, listFeeds } from "./dates.js";
import { listFrozen, readFrozen, snapshotIn, type Frozen } from "./frozen.js";
import { landingFolder, readLanded, type Landed } from "./landed.js";
import { readJson } from "./readJson.js";

/** A person's word on a snapshot, with the reason that status and pages show. */
interface Decision {
  at: string;
  because: string;
}

/** A rule of the quality gate that a person has set aside for one delivery. */
interface Acceptance extends Decision {
  rule: string;
  /** The landed file that was looked at: another delivery is judged anew. */
  file: string;
}

/** All that landing knows of one feed and date. */
export interface Standing {
  feed: string;
  snapshotDate: string;
  /** The delivery tried last. */
  landed: Landed | null;
  /** The delivery that the warehouse has taken, which an unfit later one does not replace. */
  taken: Landed | null;
  /** A delivery that could not be taken in, kept so that a warehouse made again tells the same. */
  refused: Refusal | null;
  withdrawn: Decision | null;
  accepted: Acceptance[];
  /** What counts where the people of the snapshot were purged; then no delivery is there any more. */
  frozen: Frozen | null;
}

const NAMES = {
  taken: "taken.json",
  refused: "refused.json",
  withdrawn: "withdrawn.json",
  accepted: "accepted.json",
} as const;

export type Note = keyof typeof NAMES;

/** Name of the landed file that figures are made from. */
export function judgedFile({ feed, taken, landed, frozen }: Standing): string | undefined {
  return (taken ?? landed ?? snapshotIn(frozen, feed)?.landed)?.file;
}

/** @param frozenThen what is frozen of that day, where it has been read */
export async function readStanding(
  varFolder: string,
  feed: string,
  date: string,
  frozenThen?: Frozen | null,
): Promise<Standing> {
  const read = <Value>(note: Note) => readNote<Value>(varFolder, feed, date, note);
  const frozen = frozenThen === undefined ? await readFrozen(varFolder, date) : frozenThen;
  const isFrozen = snapshotIn(frozen, feed) !== null;
  return {
    feed,
    snapshotDate: date,
    // Until they are cleared away the records of a purged delivery may still be there.
    landed: isFrozen ? null : await readLanded(varFolder, feed, date),
    taken: isFrozen ? null : await read<Landed>("taken"),
    refused: await readRefused(varFolder, feed, date),
    withdrawn: await read<Decision>("withdrawn"),
    accepted: (await read<Acceptance[]>("accepted")) ?? [],
    frozen: isFrozen ? frozen : null,
  };
}

/** What landing knows, of every feed and date, in that order. */
export async function listStandings(varFolder: string): Promise<Standing[]> {
  const all: Standing[] = [];
  // Read once: a day is of all feeds.
  const frozen = await listFrozen(varFolder);
  const then = new Map(frozen.map((one) => [one.snapshotDate, one]));
  for (const feed of await listFeeds(varFolder, frozen)) {
    const dates = await listDates(varFolder, feed, frozen);
    const read = (date: string) => readStanding(varFolder, feed, date, then.get(date) ?? null);
    all.push(...(await Promise.all(dates.map(read))));
  }
  return all;
}

export async function readNote<Value>(
  varFolder: string,
  feed: string,
  date: string,
  note: Note,
): Promise<Value | null> {
  return readJson<Value>(path.join(landingFolder(varFolder, feed, date), NAMES[note]));
}

async function readRefused(varFolder: string, feed: string, date: string): Promise<Refusal | null> {
  const note = await readNote<Partial<Refusal>>(varFolder, feed, date, "refused");
  return note && { message: "", code: null, values: {}, ...note };
}

/** Writes a note in one step; null takes it away. */
export async function writeNote(
  varFolder: string,
  feed: string,
  date: string,
  note: Note,
  value: object | null,
): Promise<void> {
  const folder = landingFolder(varFolder, feed, date);
  const file = path.join(folder, NAMES[note]);
  if (value === null) return rm(file, { force: true });
  await mkdir(folder, { recursive: true });
  await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

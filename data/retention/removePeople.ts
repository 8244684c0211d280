import { rm } from "node:fs/promises";
import path from "node:path";
import { readLanded, writeLanded, type Landed } from "../landing/landed.js";
import { readNote, writeNote } from "../landing/standing.js";
import { listFiles, type SnapshotFiles } from "./peopleFiles.js";
import { openSearcher, type Searcher } from "./searcher.js";

interface Rewritten {
  /** Name of the new file. */
  file: string;
  rows: number;
}

/**
 * Removes people from landing: each file they are in is written once more without them, with its record.
 * Killed anywhere, doing it again gives the same.
 * @returns the snapshots that have changed
 */
export async function removePeople(
  varFolder: string,
  hashes: string[],
): Promise<{ feed: string; snapshotDate: string }[]> {
  const searcher = await openSearcher(hashes);
  const changed = [];
  try {
    for (const snapshot of await listFiles(varFolder)) {
      if (await removeFrom(varFolder, searcher, snapshot)) changed.push(snapshot);
    }
  } finally {
    searcher.close();
  }
  return changed;
}

async function removeFrom(
  varFolder: string,
  searcher: Searcher,
  { feed, snapshotDate, files }: SnapshotFiles,
): Promise<boolean> {
  const rewritten = new Map<string, Rewritten>();
  const old: string[] = [];
  for (const file of files) {
    const found = await searcher.find(file);
    if (found.size === 0) continue;
    const rows = [...found.values()].reduce((sum, count) => sum + count, 0);
    rewritten.set(path.basename(file), { file: await searcher.rewrite(file), rows });
    old.push(file);
  }
  await correctRecords(varFolder, feed, snapshotDate, rewritten);
  // Last, so that no record ever names a file that is not there.
  for (const file of old) await rm(file, { force: true });
  return old.length > 0;
}

async function correctRecords(
  varFolder: string,
  feed: string,
  date: string,
  rewritten: Map<string, Rewritten>,
) {
  if (rewritten.size === 0) return;
  const accepted = await readNote<{ file: string }[]>(varFolder, feed, date, "accepted");
  // What was accepted of a delivery still holds for it without them.
  const words = accepted?.map((word) => ({
    ...word,
    file: rewritten.get(word.file)?.file ?? word.file,
  }));
  if (words) await writeNote(varFolder, feed, date, "accepted", words);
  const taken = await readNote<Landed>(varFolder, feed, date, "taken");
  if (taken) await writeNote(varFolder, feed, date, "taken", corrected(taken, rewritten));
  const landed = await readLanded(varFolder, feed, date);
  if (landed) await writeLanded(varFolder, corrected(landed, rewritten));
}

/** The record of a delivery, and of what it replaced, as it is without them. */
function corrected(landed: Landed, rewritten: Map<string, Rewritten>): Landed {
  const { replacement } = landed;
  const before = replacement?.before && {
    landed: corrected(replacement.before.landed, rewritten),
    taken: replacement.before.taken && corrected(replacement.before.taken, rewritten),
  };
  const made = rewritten.get(landed.file);
  return {
    ...landed,
    ...(made && {
      file: made.file,
      sha256: path.basename(made.file, ".parquet"),
      readCount: landed.readCount - made.rows,
      forgottenCount: (landed.forgottenCount ?? 0) + made.rows,
    }),
    ...(replacement && { replacement: { ...replacement, ...(before && { before }) } }),
  };
}

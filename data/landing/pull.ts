import { rm } from "node:fs/promises";
import { SchemaError } from "../errors.js";
import type { Workplace } from "../loadConfig.js";
import { forgottenHashes } from "./forgotten.js";
import { readFrozenSnapshot } from "./frozen.js";
import { landedPath, readLanded, writeLanded, type Landed } from "./landed.js";
import { readNote, writeNote } from "./standing.js";
import { takeIn } from "./takeIn.js";

/**
 * Takes one snapshot of a feed in: columns that nobody declared are dropped, member numbers
 * hashed, and what is left is kept in landing as text. Does nothing when it has it already, when its
 * people were purged, or when a person withdrew the snapshot or gave another file for it.
 * @returns the delivery that counts; null where none does
 * @throws SourceError, SchemaError, ConfigError
 */
export async function pullSnapshot(
  workplace: Workplace,
  feedName: string,
  date: string,
): Promise<Landed | null> {
  const { varFolder } = workplace;
  const word = await wordOn(varFolder, feedName, date);
  if (word) return word.landed;
  const known = await readLanded(varFolder, feedName, date);
  try {
    const landed = await takeInWithout(workplace, feedName, date, known);
    // A person may have decided, or a purge come by, while the file was read.
    const later = await wordOn(varFolder, feedName, date);
    if (later?.isPurged) await rm(landedPath(varFolder, landed), { force: true });
    if (later) return later.landed;
    if (landed !== known) await writeLanded(varFolder, landed);
    await writeNote(varFolder, feedName, date, "refused", null);
    return landed;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    const later = await wordOn(varFolder, feedName, date);
    if (later) return later.landed;
    await writeNote(varFolder, feedName, date, "refused", error.refusal);
    throw error;
  }
}

/** Takes it in without those who are forgotten, also where that was asked meanwhile. */
async function takeInWithout(
  workplace: Workplace,
  feedName: string,
  date: string,
  known: Landed | null,
): Promise<Landed> {
  for (;;) {
    const before = await forgottenHashes(workplace.varFolder);
    const landed = await takeIn(workplace, feedName, date, known);
    const after = await forgottenHashes(workplace.varFolder);
    if (landed === known || before.length === after.length) return landed;
    await rm(landedPath(workplace.varFolder, landed), { force: true });
  }
}

/** What was decided of a snapshot: the file that counts, or none; null where nothing was. */
async function wordOn(
  varFolder: string,
  feedName: string,
  date: string,
): Promise<{ landed: Landed | null; isPurged?: boolean } | null> {
  const frozen = await readFrozenSnapshot(varFolder, feedName, date);
  if (frozen) return { landed: frozen.landed, isPurged: true };
  if (await readNote(varFolder, feedName, date, "withdrawn")) return { landed: null };
  const landed = await readLanded(varFolder, feedName, date);
  return landed?.replacement ? { landed } : null;
}

import type { Workplace } from "../loadConfig.js";
import { readLanded, writeLanded, type Landed } from "./landed.js";
import { readNote, writeNote } from "./standing.js";
import { takeIn, type Replacement } from "./takeIn.js";

/**
 * Takes a file in as a snapshot of a feed, which from then on counts instead of what the feed delivers.
 * What the feed had delivered is kept, to go back to.
 * @throws SchemaError, ConfigError
 */
export async function replaceSnapshot(
  workplace: Workplace,
  feedName: string,
  date: string,
  replacement: Replacement,
): Promise<Landed> {
  const { varFolder } = workplace;
  const taken = await takeIn(workplace, feedName, date, null, replacement);
  const before = await earlierOf(varFolder, feedName, date);
  const { because } = replacement;
  const landed: Landed = {
    ...taken,
    replacement: { at: new Date().toISOString(), because, ...(before && { before }) },
  };
  await writeLanded(varFolder, landed);
  await writeNote(varFolder, feedName, date, "refused", null);
  await writeNote(varFolder, feedName, date, "withdrawn", null);
  return landed;
}

/** What the feed itself had delivered, also where a file was given by hand since. */
async function earlierOf(varFolder: string, feedName: string, date: string) {
  const landed = await readLanded(varFolder, feedName, date);
  if (!landed) return undefined;
  if (landed.replacement) return landed.replacement.before;
  return { landed, taken: await readNote<Landed>(varFolder, feedName, date, "taken") };
}

/** Lets the feed's own delivery count again. @returns false where there was none */
export async function undoReplacement(
  { varFolder }: Workplace,
  feedName: string,
  date: string,
): Promise<boolean> {
  const before = (await readLanded(varFolder, feedName, date))?.replacement?.before;
  if (!before) return false;
  // Killed between the two, it is still a replacement, which can be undone.
  await writeNote(varFolder, feedName, date, "taken", before.taken);
  await writeLanded(varFolder, before.landed);
  return true;
}

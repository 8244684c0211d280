import { ConfigError } from "../errors.js";
import type { Workplace } from "../loadConfig.js";
import { readFrozenSnapshot } from "./frozen.js";
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
  await assertKept(varFolder, feedName, date);
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

/** @throws ConfigError where the people of that day were purged */
async function assertKept(varFolder: string, feedName: string, date: string) {
  const frozen = await readFrozenSnapshot(varFolder, feedName, date);
  if (!frozen) return;
  throw new ConfigError(
    `${feedName} ${date}: its people were purged on ${frozen.at.slice(0, 10)}, and its figures are frozen. It can be withdrawn, and no longer be replaced.`,
  );
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
  await assertKept(varFolder, feedName, date);
  const before = (await readLanded(varFolder, feedName, date))?.replacement?.before;
  if (!before) return false;
  // Killed between the two, it is still a replacement, which can be undone.
  await writeNote(varFolder, feedName, date, "taken", before.taken);
  await writeLanded(varFolder, before.landed);
  return true;
}

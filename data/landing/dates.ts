import path from "node:path";
import { listFrozen, snapshotIn, type Frozen } from "./frozen.js";
import { namesIn } from "./readJson.js";

/**
 * Feeds that landing knows something of, also those that the configuration no longer has.
 * @param frozen all that is frozen, where it has been read
 */
export async function listFeeds(varFolder: string, frozen?: Frozen[]): Promise<string[]> {
  const names = await namesIn(path.join(varFolder, "landing"));
  const days = frozen ?? (await listFrozen(varFolder));
  const feeds = days.flatMap(({ snapshots }) => snapshots.map(({ feed }) => feed));
  return [...new Set([...names.filter(isFeed), ...feeds])].sort();
}

/** Days of a feed that landing knows something of, ascending. */
export async function listDates(
  varFolder: string,
  feed: string,
  frozen?: Frozen[],
): Promise<string[]> {
  const names = await namesIn(path.join(varFolder, "landing", feed));
  const days = (frozen ?? (await listFrozen(varFolder))).filter((one) => snapshotIn(one, feed));
  return [...new Set([...names.filter(isDate), ...days.map((one) => one.snapshotDate)])].sort();
}

function isFeed(name: string): boolean {
  return /^[a-z]/.test(name);
}

function isDate(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(name);
}

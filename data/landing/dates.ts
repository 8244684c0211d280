import path from "node:path";
import { listFrozen, snapshotIn } from "./frozen.js";
import { namesIn } from "./readJson.js";

/** Feeds that landing knows something of, also those that the configuration no longer has. */
export async function listFeeds(varFolder: string): Promise<string[]> {
  const names = await namesIn(path.join(varFolder, "landing"));
  const frozen = (await listFrozen(varFolder)).flatMap(({ snapshots }) => snapshots);
  const all = new Set([...names.filter(isFeed), ...frozen.map(({ feed }) => feed)]);
  return [...all].sort();
}

/** Days of a feed that landing knows something of, ascending. */
export async function listDates(varFolder: string, feed: string): Promise<string[]> {
  const names = await namesIn(path.join(varFolder, "landing", feed));
  const frozen = (await listFrozen(varFolder)).filter((one) => snapshotIn(one, feed));
  const all = new Set([...names.filter(isDate), ...frozen.map((one) => one.snapshotDate)]);
  return [...all].sort();
}

function isFeed(name: string): boolean {
  return /^[a-z]/.test(name);
}

function isDate(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(name);
}

import { ConfigError } from "../../../data/errors.js";
import { listDates } from "../../../data/landing/dates.js";
import { readStanding, type Standing } from "../../../data/landing/standing.js";
import type { Workplace } from "../../../data/loadConfig.js";

/** @throws ConfigError with the feeds there are */
export function checkFeed({ config }: Workplace, feed: string): void {
  if (config.feeds[feed]) return;
  throw new ConfigError(
    `There is no feed "${feed}". The feeds are: ${Object.keys(config.feeds).join(", ")}.`,
  );
}

/**
 * What landing knows of one snapshot.
 * @throws ConfigError with the days there are
 */
export async function findSnapshot(
  workplace: Workplace,
  feed: string,
  date: string,
): Promise<Standing> {
  checkFeed(workplace, feed);
  const dates = await listDates(workplace.varFolder, feed);
  if (dates.includes(date)) return readStanding(workplace.varFolder, feed, date);
  const last = dates.slice(-6).join(", ") || "none yet";
  throw new ConfigError(`${feed} ${date}: no such snapshot has landed. The last are: ${last}.`);
}

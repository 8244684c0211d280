import { listDates, listFeeds } from "../landing/dates.js";
import { listFrozen } from "../landing/frozen.js";
import { filesOf } from "./people.js";

/** Files with rows of one snapshot. */
export interface SnapshotFiles {
  feed: string;
  snapshotDate: string;
  /** Whole files: those that are half written are of nobody's, and taken away. */
  files: string[];
}

/** All files with rows that landing keeps, also earlier ones and those of feeds that are no more. */
export async function listFiles(varFolder: string): Promise<SnapshotFiles[]> {
  const all: SnapshotFiles[] = [];
  const frozen = await listFrozen(varFolder);
  for (const feed of await listFeeds(varFolder, frozen)) {
    for (const snapshotDate of await listDates(varFolder, feed, frozen)) {
      const found = await filesOf(varFolder, feed, snapshotDate);
      const files = found.filter((file) => file.endsWith(".parquet"));
      if (files.length > 0) all.push({ feed, snapshotDate, files });
    }
  }
  return all;
}

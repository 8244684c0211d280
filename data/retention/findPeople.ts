import { listFiles } from "./peopleFiles.js";
import { openSearcher } from "./searcher.js";

/** Where people were found, in counts. */
export interface FoundPeople {
  /** Rows and snapshots by feed. */
  feeds: { feed: string; snapshots: number; rows: number }[];
  /** Those of the hashes that were found. */
  hashes: Set<string>;
}

/** Looks for people in all that landing keeps; changes nothing. Of several files of a snapshot the fullest counts. */
export async function findPeople(varFolder: string, hashes: string[]): Promise<FoundPeople> {
  const searcher = await openSearcher(hashes);
  const feeds = new Map<string, { snapshots: number; rows: number }>();
  const known = new Set<string>();
  try {
    for (const { feed, files } of await listFiles(varFolder)) {
      let most = 0;
      for (const file of files) {
        const found = await searcher.find(file);
        for (const hash of found.keys()) known.add(hash);
        most = Math.max(
          most,
          [...found.values()].reduce((sum, rows) => sum + rows, 0),
        );
      }
      if (most === 0) continue;
      const { snapshots, rows } = feeds.get(feed) ?? { snapshots: 0, rows: 0 };
      feeds.set(feed, { snapshots: snapshots + 1, rows: rows + most });
    }
  } finally {
    searcher.close();
  }
  return { feeds: [...feeds].map(([feed, counts]) => ({ feed, ...counts })), hashes: known };
}

import type { IngestOutcome, RefreshSummary } from "./types.js";

export function summarise(outcomes: IngestOutcome[]): RefreshSummary {
  const counts = { loaded: 0, unchanged: 0, refused: 0, failed: 0, withdrawn: 0 };
  for (const { status } of outcomes) counts[status] += 1;
  const sum = (field: "loadedCount" | "rejectedCount") =>
    outcomes.reduce((total, outcome) => total + outcome[field], 0);
  return {
    counts,
    rowsLoaded: sum("loadedCount"),
    rowsRejected: sum("rejectedCount"),
    remarks: outcomes
      .filter((outcome) => outcome.message !== null || outcome.rejectedCount > 0)
      .sort((a, b) => compare(a.feed, b.feed) || compare(a.snapshotDate, b.snapshotDate)),
  };
}

/** Not by a locale, which the machine that replays may not share. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

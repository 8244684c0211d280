import type { IngestOutcome, RunRecord } from "../types.js";

/** How the pipeline stood at the end of its last run. Names, dates and counts; never a path or an address. */
export interface Pipeline {
  /** ISO time at which it stood so. */
  at: string;
  feeds: FeedHealth[];
  /** Newest first, at most 30. */
  runs: RunHealth[];
}

export interface FeedHealth {
  feed: string;
  source: string;
  /** Slugs of the libraries that it tells of; null where it tells of none, or none is known yet. */
  libraries: string[] | null;
  /** True where its rows are members, or counts of them. */
  countsMembers: boolean;
  /** Newest snapshot that was taken, YYYY-MM-DD; null where there is none. */
  newest: string | null;
  /** Days from then to the run. */
  age: number | null;
  /** Day of the first snapshot that the schedule asks for after the newest; null where none is awaited. */
  due: string | null;
  /** `paused` and `none` (no schedule, or the same snapshot each time) await nothing. */
  schedule: "running" | "paused" | "none";
  /** Rows of the newest snapshot; null where this edition does not tell. */
  rows: number | null;
  quarantined: number | null;
  /** Why a delivery of the newest day, or of one after it, was not taken; null where none was refused. */
  refused: { date: string; refusal: string | null; details: string | null } | null;
}

export interface RunHealth {
  startedAt: string;
  endedAt: string;
  outcome: RunRecord["outcome"];
  kind: "refresh" | "rebuild" | "publish" | "purge";
  isScheduled: boolean;
  /** Snapshots by feed and what became of them. */
  done: { feed: string; status: IngestOutcome["status"]; count: number }[];
  /** Rows of all that was loaded; null where this edition does not tell. */
  rows: number | null;
  quarantined: number | null;
}

// What crosses Temporal: names, dates and counts. Never a row, never a value of one.

export interface RefreshRequest {
  /** Feeds to pull; all of them when left out. */
  feeds?: string[];
  /** Every snapshot there is, rather than the newest. */
  all?: boolean;
  /** One day, YYYY-MM-DD. */
  snapshotDate?: string;
  /** First and last day, YYYY-MM-DD. */
  from?: string;
  to?: string;
  /** Slugs of libraries: only the feeds that tell of them. */
  libraries?: string[];
  /** Empties the warehouse and makes it again from landing. */
  rebuild?: boolean;
}

/** One snapshot of one feed that is to be taken in. */
export interface IngestStep {
  feed: string;
  snapshotDate: string;
  /** Landed before, and missing in the warehouse: loaded without asking the feed. */
  restore?: boolean;
}

export interface RefreshPlan {
  ingests: IngestStep[];
  marts: string[];
  /**
   * How the workflow goes about it; absent in plans of 0.1. 2: with a quality gate, a record of the
   * run, and search attributes where the server has them.
   */
  version?: 2;
  /** Slugs of the libraries that the feeds tell of. */
  libraries?: string[];
  /** True where the server has our search attributes. */
  isSearchable?: boolean;
}

export interface IngestOutcome extends IngestStep {
  /** `refused`: the delivery is not right. `failed`: it could not be read. */
  status: "loaded" | "unchanged" | "refused" | "failed" | "withdrawn";
  readCount: number;
  loadedCount: number;
  rejectedCount: number;
  /** A sentence, where something is wrong. */
  message: string | null;
}

export interface Publication {
  /** Of what readers see now; '' where nothing was published yet. */
  version: string;
  /** `held`: the quality gate, or a rollback, keeps the new figures back. */
  status: "published" | "unchanged" | "held";
  /** Where it is held. */
  heldBy?: "gate" | "rollback";
  martCount: number;
}

/** What became of the deliveries. */
export interface RefreshSummary {
  counts: Record<IngestOutcome["status"], number>;
  rowsLoaded: number;
  rowsRejected: number;
  /** Outcomes that a person should see: refused, failed, or with rows in quarantine. */
  remarks: IngestOutcome[];
}

/** A publication as far as it went, with what the quality gate found, in sentences. */
export interface Judged extends Publication {
  findings?: string[];
}

export interface RefreshResult extends RefreshSummary {
  publication: Publication;
  /** Those that hold the publication back come first. */
  findings?: string[];
}

/** What the quality gate says of the figures that are to be published. */
export interface Verdict {
  isHeld: boolean;
  findings: string[];
}

/** One step of a run, as a person reads it back. */
export interface RunStep {
  /** Such as `members 2026-07-01` or `membership_profile`. */
  name: string;
  phase: "ingest" | "transform" | "publish" | "purge" | "tell";
  startedAt: string;
  endedAt: string;
  status: IngestOutcome["status"] | "done";
  message: string | null;
}

/** What is kept of a run when it has ended, longer than Temporal keeps its history. */
export interface RunRecord {
  id: string;
  runId: string;
  request: RefreshRequest;
  /** Of a purge: what was removed. */
  purged?: { snapshots: number; rows: number; hasForgotten: boolean };
  scheduledAt: string | null;
  startedAt: string;
  endedAt: string;
  outcome: Publication["status"] | "purged" | "failed" | "cancelled";
  summary: RefreshSummary;
  steps: RunStep[];
  version: string | null;
  findings: string[];
  /** Why it failed; a sentence. */
  error: string | null;
}

export interface PurgeRequest {
  /** Removes those who are forgotten, and leaves what is due for its own time. */
  keepSnapshots?: boolean;
}

/** A snapshot whose people are to go, or have gone. */
interface PurgedSnapshot {
  feed: string;
  snapshotDate: string;
  rowCount: number;
}

export interface PurgePlan {
  /** YYYY-MM-DD, ascending. */
  days: string[];
  snapshots: PurgedSnapshot[];
  /** An earlier purge was cut short, or a pull came late. */
  hasLeft: boolean;
  /** Somebody is forgotten and may be there still. */
  hasForgotten: boolean;
  isSearchable?: boolean;
}

export interface PurgeResult {
  snapshots: PurgedSnapshot[];
  hasForgotten: boolean;
  /** False where there was nothing to do. */
  isDone: boolean;
}

export interface Step {
  done: number;
  total: number;
}

export interface RefreshProgress {
  phase: "plan" | "ingest" | "transform" | "publish" | "done";
  ingest: Step;
  transform: Step;
  /** What is being worked on now. */
  current: string[];
}

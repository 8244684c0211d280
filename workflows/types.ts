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
}

/** One snapshot of one feed that is to be taken in. */
export interface IngestStep {
  feed: string;
  snapshotDate: string;
}

export interface RefreshPlan {
  ingests: IngestStep[];
  marts: string[];
}

export interface IngestOutcome extends IngestStep {
  /** `refused`: the delivery is not right. `failed`: it could not be read. */
  status: "loaded" | "unchanged" | "refused" | "failed";
  readCount: number;
  loadedCount: number;
  rejectedCount: number;
  /** A sentence, where something is wrong. */
  message: string | null;
}

export interface Publication {
  version: string;
  status: "published" | "unchanged";
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

export interface RefreshResult extends RefreshSummary {
  publication: Publication;
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

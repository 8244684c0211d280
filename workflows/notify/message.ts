import type { NotifyEvent } from "../../data/notifyConfig.js";
import type { RunRecord } from "../types.js";

export interface Message {
  event: NotifyEvent;
  region: string;
  run: string;
  /** One line. */
  subject: string;
  /** Sentences. */
  lines: string[];
  counts: RunRecord["summary"]["counts"];
  version: string | null;
}

const SUBJECTS: Record<NotifyEvent, string> = {
  failed: "nothing was published",
  held: "new figures are held back",
  incomplete: "published, but not every delivery could be used",
  published: "new figures are published",
};

export function messageOf(region: string, event: NotifyEvent, run: RunRecord): Message {
  const wrong = run.summary.remarks.filter(({ message }) => message !== null);
  return {
    event,
    region,
    run: run.id,
    subject: `${region}: ${SUBJECTS[event]}`,
    lines: [
      ...(run.error ? [run.error] : []),
      ...run.findings,
      ...wrong.map(
        ({ feed, snapshotDate, status, message }) =>
          `${feed} ${snapshotDate}: ${status}: ${message ?? ""}`,
      ),
    ],
    counts: run.summary.counts,
    version: run.version,
  };
}

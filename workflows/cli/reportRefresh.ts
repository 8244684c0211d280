import { ApplicationFailure, WorkflowFailedError } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import type { IngestOutcome, RefreshResult } from "../types.js";

const REMARKS_SHOWN = 20;

/** What a refresh did, in lines for a person. */
export function reportRefresh({
  counts,
  publication,
  rowsLoaded,
  rowsRejected,
  remarks,
}: RefreshResult): string[] {
  const lines = [
    `${counts.loaded} snapshots loaded (${rowsLoaded.toLocaleString("en")} rows held, ${rowsRejected.toLocaleString("en")} in quarantine), ${counts.unchanged} unchanged, ${counts.refused} refused, ${counts.failed} failed`,
    ...remarks.filter(({ message }) => message !== null).map(remark),
  ];
  const dirty = remarks.filter(({ message }) => message === null);
  lines.push(...dirty.slice(0, REMARKS_SHOWN).map(remark));
  if (dirty.length > REMARKS_SHOWN) {
    lines.push(`  and ${dirty.length - REMARKS_SHOWN} more snapshots with rows in quarantine`);
  }
  lines.push(
    publication.status === "published"
      ? `Published ${publication.version} (${publication.martCount} marts)`
      : `Nothing has changed: ${publication.version} stays published`,
  );
  return lines;
}

function remark({
  feed,
  snapshotDate,
  status,
  rejectedCount,
  readCount,
  message,
}: IngestOutcome): string {
  const what =
    message === null
      ? `${rejectedCount} of ${readCount} rows in quarantine`
      : `${status}: ${message}`;
  return `  ${feed} ${snapshotDate}: ${what}`;
}

/** The sentence in a failed workflow that a person can act on. */
export function reasonOf(error: unknown): Error {
  if (!(error instanceof WorkflowFailedError)) return error as Error;
  let cause: unknown = error.cause;
  while (
    cause instanceof Error &&
    cause.cause instanceof Error &&
    !(cause instanceof ApplicationFailure)
  ) {
    cause = cause.cause;
  }
  const message = cause instanceof Error ? cause.message : error.message;
  return new ConfigError(
    `Nothing was published; what was published before still stands. ${message}`,
  );
}

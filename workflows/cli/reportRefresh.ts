import { ApplicationFailure, WorkflowFailedError } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import type { IngestOutcome, RefreshResult, RefreshSummary } from "../types.js";

/** What a refresh did, in lines for a person. */
export function reportRefresh({ publication, ...summary }: RefreshResult): string[] {
  return [
    ...reportDeliveries(summary),
    publication.status === "published"
      ? `Published ${publication.version} (${publication.martCount} marts)`
      : `Nothing has changed: ${publication.version} stays published`,
  ];
}

function reportDeliveries({ counts, rowsLoaded, rowsRejected, remarks }: RefreshSummary): string[] {
  const number = (value: number) => value.toLocaleString("en");
  const snapshots = `${counts.loaded} snapshots loaded, ${counts.unchanged} unchanged, ${counts.refused} refused, ${counts.failed} failed`;
  const told = remarks.filter(({ message }) => message !== null);
  return [
    `${snapshots}; ${number(rowsLoaded)} rows, ${number(rowsRejected)} in quarantine`,
    ...told.map(
      ({ feed, snapshotDate, status, message }) =>
        `  ${feed} ${snapshotDate}: ${status}: ${message ?? ""}`,
    ),
    ...reportQuarantine(remarks),
  ];
}

/** A line for each feed that has rows in quarantine. */
function reportQuarantine(remarks: IngestOutcome[]): string[] {
  const dirty = remarks.filter(
    ({ message, rejectedCount }) => message === null && rejectedCount > 0,
  );
  const feeds = [...new Set(dirty.map(({ feed }) => feed))];
  return feeds.map((feed) => {
    const mine = dirty.filter((outcome) => outcome.feed === feed);
    const rows = mine.reduce((total, { rejectedCount }) => total + rejectedCount, 0);
    const read = mine.reduce((total, { readCount }) => total + readCount, 0);
    return `  ${feed}: ${rows} of ${read} rows in quarantine, in ${mine.length} snapshots`;
  });
}

/** Why a refresh published nothing, in sentences that a person can act on. */
export function reasonOf(error: unknown): unknown {
  if (!(error instanceof WorkflowFailedError)) return error;
  let cause: Error | undefined = error.cause;
  while (cause && !(cause instanceof ApplicationFailure) && cause.cause instanceof Error) {
    cause = cause.cause;
  }
  const [summary] = (cause instanceof ApplicationFailure ? cause.details : null) ?? [];
  const lines = summary ? reportDeliveries(summary as RefreshSummary) : [];
  lines.push("Nothing was published; what was published before still stands.");
  lines.push(cause?.message ?? error.message);
  return new ConfigError(lines.join("\n"));
}

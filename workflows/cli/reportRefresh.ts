import { ApplicationFailure, WorkflowFailedError, WorkflowNotFoundError } from "@temporalio/client";
import { ConfigError } from "../../data/errors.js";
import type { IngestOutcome, Publication, RefreshResult, RefreshSummary } from "../types.js";

/** What a refresh did, in lines for a person. */
export function reportRefresh({ publication, findings, ...summary }: RefreshResult): string[] {
  return [...reportDeliveries(summary), ...(findings ?? []), tellPublication(publication)];
}

function tellPublication({ status, heldBy, version, martCount }: Publication): string {
  if (status === "published") return `Published ${version} (${martCount} marts)`;
  if (heldBy === "rollback") {
    return `Rolled back: ${version} stays published until the figures change; to go forward again: werkgebied rollback --undo`;
  }
  if (status === "held") {
    return `Held back by the quality gate: ${version ? `${version} stays published` : "nothing is published yet"}`;
  }
  return `Nothing has changed: ${version} stays published`;
}

function reportDeliveries({ counts, rowsLoaded, rowsRejected, remarks }: RefreshSummary): string[] {
  const number = (value: number) => value.toLocaleString("en");
  const snapshots = `${counts.loaded} snapshots loaded, ${counts.unchanged} unchanged, ${counts.refused} refused, ${counts.failed} failed${counts.withdrawn ? `, ${counts.withdrawn} withdrawn` : ""}`;
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
  if (error instanceof WorkflowNotFoundError) {
    return new ConfigError(
      "Temporal does not know this run any more: another server, or another database, is in its place. Run it again; what was published still stands.",
    );
  }
  if (!(error instanceof WorkflowFailedError)) return error;
  const cause = causeOf(error);
  const [summary] = (cause instanceof ApplicationFailure ? cause.details : null) ?? [];
  const lines = summary ? reportDeliveries(summary as RefreshSummary) : [];
  lines.push("Nothing was published; what was published before still stands.");
  lines.push(cause?.message ?? error.message);
  return new ConfigError(lines.join("\n"));
}

/** True where the machine did not do it, for want of room or rights. */
export function isMachineRefusal(error: unknown): boolean {
  const cause = error instanceof WorkflowFailedError ? causeOf(error) : undefined;
  return cause instanceof ApplicationFailure && cause.type === "MachineError";
}

function causeOf(error: WorkflowFailedError): Error | undefined {
  let cause: Error | undefined = error.cause;
  while (cause && !(cause instanceof ApplicationFailure) && cause.cause instanceof Error) {
    cause = cause.cause;
  }
  return cause;
}

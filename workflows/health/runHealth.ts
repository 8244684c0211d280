import type { IngestOutcome, RunRecord } from "../types.js";
import type { RunHealth } from "./types.js";

/** What is told of a run: not why it failed, which can name folders and addresses. */
export function runHealth(run: RunRecord): RunHealth {
  return {
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    outcome: run.outcome,
    kind: kindOf(run),
    isScheduled: run.scheduledAt !== null,
    done: doneIn(run),
    rows: run.summary.rowsLoaded,
    quarantined: run.summary.rowsRejected,
  };
}

function kindOf({ request, purged, outcome }: RunRecord): RunHealth["kind"] {
  if (purged || outcome === "purged") return "purge";
  if (request.rebuild) return "rebuild";
  return request.feeds?.length === 0 ? "publish" : "refresh";
}

function doneIn({ steps }: RunRecord): RunHealth["done"] {
  const counts = new Map<string, number>();
  for (const { phase, name, status } of steps) {
    const [feed = ""] = name.split(" ");
    if (phase !== "ingest") continue;
    const key = `${feed} ${status}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const [feed = "", status = ""] = key.split(" ");
    return { feed, status: status as IngestOutcome["status"], count };
  });
}

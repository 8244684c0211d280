import { defineSearchAttributeKey } from "@temporalio/common";
import {
  ActivityFailure,
  ApplicationFailure,
  defineQuery,
  proxyActivities,
  setHandler,
  workflowInfo,
  type RetryPolicy,
} from "@temporalio/workflow";
import type { PullActivities, WarehouseActivities } from "./activities.js";
import { inParallel } from "./inParallel.js";
import type {
  IngestOutcome,
  IngestStep,
  RefreshProgress,
  RefreshRequest,
  RefreshResult,
  RefreshSummary,
} from "./types.js";

export const progressQuery = defineQuery<RefreshProgress>("progress");

const scheduledStart = defineSearchAttributeKey("TemporalScheduledStartTime", "DATETIME");

/** Deliveries that are pulled side by side; the warehouse takes them one at a time. */
const PULLS_AT_ONCE = 4;

const retry: RetryPolicy = {
  initialInterval: "2s",
  backoffCoefficient: 2,
  maximumAttempts: 4,
  nonRetryableErrorTypes: ["ConfigError", "SchemaError", "CheckError"],
};

const pulls = proxyActivities<PullActivities>({
  startToCloseTimeout: "2h",
  heartbeatTimeout: "30s",
  retry,
});

/**
 * Takes deliveries in, brings the marts up to date and publishes. It asks an activity for its plan,
 * so that a new source, feed or mart needs no other workflow.
 */
export async function refresh(
  request: RefreshRequest,
  warehouseQueue: string,
): Promise<RefreshResult> {
  const warehouse = proxyActivities<WarehouseActivities>({
    taskQueue: warehouseQueue,
    startToCloseTimeout: "2h",
    heartbeatTimeout: "30s",
    retry,
  });
  const progress: RefreshProgress = {
    phase: "plan",
    ingest: { done: 0, total: 0 },
    transform: { done: 0, total: 0 },
    current: [],
  };
  setHandler(progressQuery, () => progress);

  const pages = pulls.buildPages();
  // Awaited before publishing; until then a failure must not count as unhandled.
  pages.catch(() => undefined);
  const plan = await warehouse.planRefresh(request, scheduledTime());
  progress.phase = "ingest";
  progress.ingest.total = plan.ingests.length;
  progress.transform.total = plan.marts.length;

  const outcomes = await inParallel(PULLS_AT_ONCE, plan.ingests, async (step) => {
    const name = `${step.feed} ${step.snapshotDate}`;
    progress.current.push(name);
    const outcome = await ingest(step);
    progress.current.splice(progress.current.indexOf(name), 1);
    progress.ingest.done += 1;
    return outcome;
  });

  const summary = summarise(outcomes);
  try {
    progress.phase = "transform";
    for (const mart of plan.marts) {
      progress.current = [mart];
      await warehouse.buildMart(mart);
      progress.transform.done += 1;
    }
    progress.phase = "publish";
    progress.current = [];
    const publication = await warehouse.publish(await pages, workflowInfo().workflowId);
    progress.phase = "done";
    return { ...summary, publication };
  } catch (error) {
    // Whoever reads why nothing was published should see what was wrong with the deliveries too.
    const failure = error instanceof ActivityFailure ? error.cause : undefined;
    if (!(failure instanceof ApplicationFailure)) throw error;
    const { message, type } = failure;
    throw ApplicationFailure.nonRetryable(message, type ?? undefined, summary);
  }

  async function ingest(step: IngestStep): Promise<IngestOutcome> {
    try {
      await pulls.pull(step);
      return await warehouse.load(step);
    } catch (error) {
      const failure = error instanceof ActivityFailure ? error.cause : error;
      // One delivery that is wrong must not keep the others from being published.
      if (!(failure instanceof ApplicationFailure)) throw error;
      const status = failure.type === "SchemaError" ? "refused" : "failed";
      if (status === "refused") await warehouse.noteRefusal(step, failure.message);
      return {
        ...step,
        status,
        readCount: 0,
        loadedCount: 0,
        rejectedCount: 0,
        message: failure.message,
      };
    }
  }
}

/** When this run was due, if a schedule started it: a run that catches up is about that day. */
function scheduledTime(): string | null {
  const due = workflowInfo().typedSearchAttributes.get(scheduledStart);
  return due ? due.toISOString() : null;
}

function summarise(outcomes: IngestOutcome[]): RefreshSummary {
  const counts = { loaded: 0, unchanged: 0, refused: 0, failed: 0 };
  for (const { status } of outcomes) counts[status] += 1;
  const sum = (field: "loadedCount" | "rejectedCount") =>
    outcomes.reduce((total, outcome) => total + outcome[field], 0);
  return {
    counts,
    rowsLoaded: sum("loadedCount"),
    rowsRejected: sum("rejectedCount"),
    remarks: outcomes.filter((outcome) => outcome.message !== null || outcome.rejectedCount > 0),
  };
}

import {
  CancellationScope,
  executeChild,
  isCancellation,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
  ApplicationFailure,
} from "@temporalio/workflow";
import { createJournal, now } from "./journal.js";
import { messageOf } from "./messageOf.js";
import { pulls, purgesOn, warehouseOn } from "./proxies.js";
import { progressQuery, refresh, stepsQuery } from "./refresh.js";
import { scheduledTime } from "./scheduledTime.js";
import { fitting, searchAttributes } from "./searchAttributes.js";
import { summarise } from "./summarise.js";
import type { PurgePlan, PurgeRequest, PurgeResult, RefreshProgress, RunRecord } from "./types.js";

/**
 * Removes people who were kept for as long as they may be, and those who are forgotten; of the first the
 * counts are frozen before. Then the figures are brought in line and published.
 * Where there is nothing to do it leaves no trace but in Temporal.
 */
export async function purge(request: PurgeRequest, warehouseQueue: string): Promise<PurgeResult> {
  const warehouse = purgesOn(warehouseQueue);
  const startedAt = now();
  const journal = createJournal([], messageOf);
  const progress: RefreshProgress = {
    phase: "plan",
    ingest: { done: 0, total: 0 },
    transform: { done: 0, total: 0 },
    current: ["purge"],
  };
  setHandler(progressQuery, () => progress);
  setHandler(stepsQuery, () => journal.steps);

  let purged: PurgeResult = { snapshots: [], hasForgotten: false, isDone: false };
  try {
    const plan = await warehouse.planPurge(request, startedAt);
    purged = { snapshots: plan.snapshots, hasForgotten: plan.hasForgotten, isDone: false };
    if (plan.days.length === 0 && !plan.hasLeft && !plan.hasForgotten) return purged;
    await carryOut(plan);
    purged = { ...purged, isDone: true };
    await record("purged", null);
    return purged;
  } catch (error) {
    await record(isCancellation(error) ? "cancelled" : "failed", messageOf(error));
    throw error;
  }

  async function carryOut(plan: PurgePlan) {
    tellAttributes(plan);
    progress.ingest.total = plan.days.length;
    const step = <Result>(name: string, work: () => Promise<Result>) => {
      progress.current = [name];
      return journal.note("purge", name, work);
    };
    // First, so that they are in no count that is frozen.
    if (plan.hasForgotten) await step("forgotten people", () => warehouse.removeForgotten());
    const failed: string[] = [];
    for (const day of plan.days) {
      // A day that cannot be purged must not keep the people of another one.
      await step(day, () => warehouse.purgeDay(day, startedAt)).catch((error: unknown) => {
        if (isCancellation(error)) throw error;
        failed.push(messageOf(error));
      });
      progress.ingest.done += 1;
    }
    await step("what is left", () => warehouse.clearPeople());
    await step("figures", () => executeChild(refresh, { args: [{ feeds: [] }, warehouseQueue] }));
    if (failed.length > 0) {
      throw ApplicationFailure.nonRetryable(failed.join("\n"), "CheckError");
    }
  }

  /** Keeps what happened; that may not undo what was done. */
  async function record(outcome: RunRecord["outcome"], error: string | null) {
    const entry: RunRecord = {
      id: workflowInfo().workflowId,
      runId: workflowInfo().firstExecutionRunId,
      request: {},
      purged: {
        snapshots: purged.snapshots.length,
        rows: purged.snapshots.reduce((sum, { rowCount }) => sum + rowCount, 0),
        hasForgotten: purged.hasForgotten,
      },
      scheduledAt: scheduledTime(),
      startedAt,
      endedAt: now(),
      outcome,
      summary: summarise([]),
      steps: journal.steps,
      version: null,
      findings: [],
      error,
    };
    await CancellationScope.nonCancellable(async () => {
      await warehouseOn(warehouseQueue)
        .recordRun(entry)
        .catch(() => undefined);
      await pulls.notify({ ...entry, steps: [] }).catch(() => undefined);
    });
  }
}

function tellAttributes({ snapshots, isSearchable }: PurgePlan) {
  if (!isSearchable) return;
  upsertSearchAttributes([
    { key: searchAttributes.feed, value: fitting(snapshots.map(({ feed }) => feed)) },
    { key: searchAttributes.snapshot, value: fitting(snapshots.map((one) => one.snapshotDate)) },
  ]);
}

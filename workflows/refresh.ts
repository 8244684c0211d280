import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  continueAsNew,
  defineQuery,
  isCancellation,
  patched,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import { ingest } from "./ingest.js";
import { inParallel } from "./inParallel.js";
import { createJournal, now } from "./journal.js";
import { messageOf } from "./messageOf.js";
import { pulls, warehouseOn } from "./proxies.js";
import { scheduledTime } from "./scheduledTime.js";
import { fitting, searchAttributes } from "./searchAttributes.js";
import { summarise } from "./summarise.js";
import type {
  IngestOutcome,
  Publication,
  RefreshPlan,
  RefreshProgress,
  RefreshRequest,
  RefreshResult,
  RunRecord,
  RunStep,
} from "./types.js";

export const progressQuery = defineQuery<RefreshProgress>("progress");

/** Asked for once, not at each turn of a progress bar: there can be thousands. */
export const stepsQuery = defineQuery<RunStep[]>("steps");

/** Deliveries that are pulled side by side; the warehouse takes them one at a time. */
const PULLS_AT_ONCE = 4;

/** What a run hands to its continuation: Temporal bounds the length of one history. */
interface RefreshState {
  startedAt: string;
  scheduledAt: string | null;
  plan: RefreshPlan;
  total: number;
  outcomes: IngestOutcome[];
  steps: RunStep[];
}

/**
 * Takes deliveries in, brings the marts up to date, judges them and publishes. It asks an activity
 * for its plan, so that a new source, feed or mart needs no other workflow.
 */
export async function refresh(
  request: RefreshRequest,
  warehouseQueue: string,
  earlier?: RefreshState,
): Promise<RefreshResult> {
  const warehouse = warehouseOn(warehouseQueue);
  const startedAt = earlier?.startedAt ?? now();
  const scheduledAt = earlier ? earlier.scheduledAt : scheduledTime();
  const journal = createJournal(earlier?.steps ?? [], messageOf);
  const outcomes = earlier?.outcomes ?? [];
  const progress: RefreshProgress = {
    phase: "plan",
    ingest: { done: outcomes.length, total: earlier?.total ?? 0 },
    transform: { done: 0, total: 0 },
    current: [],
  };
  setHandler(progressQuery, () => progress);
  setHandler(stepsQuery, () => journal.steps);

  const pages = pulls.buildPages();
  // Awaited before publishing; until then a failure must not count as unhandled.
  pages.catch(() => undefined);
  let plan: RefreshPlan | undefined = earlier?.plan;
  try {
    plan ??= await warehouse.planRefresh(request, scheduledAt);
    const result = await carryOut(plan);
    if (plan.version) await record(outcomeOf(result.publication), result);
    return result;
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    // Where there was no plan, no plan says whether this run keeps a record.
    if (plan ? plan.version : patched("record without a plan")) await recordFailure(error);
    throw withSummary(error);
  }

  async function carryOut({ ingests, marts, version, ...about }: RefreshPlan) {
    progress.phase = "ingest";
    progress.ingest.total ||= ingests.length;
    progress.transform.total = marts.length;
    if (about.isSearchable && !earlier) {
      upsertSearchAttributes([
        { key: searchAttributes.feed, value: fitting(ingests.map(({ feed }) => feed)) },
        { key: searchAttributes.snapshot, value: fitting(ingests.map((one) => one.snapshotDate)) },
        { key: searchAttributes.library, value: fitting(about.libraries ?? []) },
      ]);
    }
    await ingestAll({ ingests, marts, version, ...about });

    progress.phase = "transform";
    for (const mart of marts) {
      progress.current = [mart];
      await journal.note("transform", mart, () => warehouse.buildMart(mart));
      progress.transform.done += 1;
    }
    progress.phase = "publish";
    progress.current = [];
    const { findings = [], ...publication } = await journal.note("publish", "publication", () =>
      pages.then((name) => warehouse.publish(name, workflowInfo().workflowId, now())),
    );
    return ended(publication, findings);
  }

  function ended(publication: Publication, findings: string[]): RefreshResult {
    progress.phase = "done";
    return { ...summarise(outcomes), publication, findings };
  }

  async function ingestAll(whole: RefreshPlan) {
    const left = whole.ingests.slice();
    await inParallel(PULLS_AT_ONCE, whole.ingests, async (step) => {
      // What is left waits for the continuation.
      if (whole.version && workflowInfo().continueAsNewSuggested) return;
      left.splice(left.indexOf(step), 1);
      const name = `${step.feed} ${step.snapshotDate}`;
      progress.current.push(name);
      const outcome = await journal.note("ingest", name, () => ingest(warehouse, step), tell);
      outcomes.push(outcome);
      progress.current.splice(progress.current.indexOf(name), 1);
      progress.ingest.done += 1;
    });
    if (left.length === 0) return;
    await pages;
    await continueAsNew<typeof refresh>(request, warehouseQueue, {
      startedAt,
      scheduledAt,
      plan: { ...whole, ingests: left },
      total: progress.ingest.total,
      outcomes,
      steps: journal.steps,
    });
  }

  function recordFailure(error: unknown) {
    return record(isCancellation(error) ? "cancelled" : "failed", null, messageOf(error));
  }

  /** Keeps what happened, and tells whoever wants to know; neither may undo what was done. */
  async function record(
    outcome: RunRecord["outcome"],
    result: RefreshResult | null,
    error: string | null = null,
  ) {
    const entry: RunRecord = {
      id: workflowInfo().workflowId,
      runId: workflowInfo().firstExecutionRunId,
      request,
      scheduledAt,
      startedAt,
      endedAt: now(),
      outcome,
      summary: summarise(outcomes),
      steps: journal.steps,
      version: result?.publication.version ?? null,
      findings: result?.findings ?? [],
      error,
    };
    const keep = () => warehouse.recordRun(entry).catch(() => undefined);
    await CancellationScope.nonCancellable(async () => {
      await keep();
      const tell = () => pulls.notify({ ...entry, steps: [] });
      // Whom it could not be told is in the record too.
      await journal.note("tell", "notification", tell).catch(keep);
    });
  }

  function withSummary(error: unknown): unknown {
    // Whoever reads why nothing was published should see what was wrong with the deliveries too.
    const failure = error instanceof ActivityFailure ? error.cause : undefined;
    if (!plan || !(failure instanceof ApplicationFailure)) return error;
    const { message, type } = failure;
    return ApplicationFailure.nonRetryable(message, type ?? undefined, summarise(outcomes));
  }
}

/** A rollback that holds is a person's wish, and no finding. */
function outcomeOf({ status, heldBy }: Publication): RunRecord["outcome"] {
  return heldBy === "rollback" ? "unchanged" : status;
}

function tell({ status, message }: IngestOutcome) {
  return { status, message };
}

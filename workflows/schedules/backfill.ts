import { ScheduleOverlapPolicy, type Client, type WorkflowExecutionInfo } from "@temporalio/client";
import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";
import type { Range } from "./due.js";
import type { FoundSchedule } from "./find.js";

const scheduledStart = defineSearchAttributeKey(
  "TemporalScheduledStartTime",
  SearchAttributeType.DATETIME,
);

/** A run that a backfill asked for, as it stands. */
export interface BackfilledRun {
  id: string;
  /** ISO time for which it was scheduled. */
  dueAt: string;
  status: WorkflowExecutionInfo["status"]["name"];
}

export interface Backfill {
  /** The runs that it started up to now, the earliest first. */
  list(): Promise<BackfilledRun[]>;
}

/** Asks for every run that was due within a range, one after the other. */
export async function startBackfill(
  client: Client,
  { scheduleId }: FoundSchedule,
  range: Range,
): Promise<Backfill> {
  const list = () => listRuns(client, scheduleId, range);
  const before = new Set((await list()).map(({ runId }) => runId));
  const overlap = ScheduleOverlapPolicy.BUFFER_ALL;
  await client.schedule.getHandle(scheduleId).backfill({ ...range, overlap });
  return {
    list: async () => lastOfEach((await list()).filter(({ runId }) => !before.has(runId))),
  };
}

async function listRuns(client: Client, scheduleId: string, { start, end }: Range) {
  const query = `TemporalScheduledById = "${scheduleId}" and TemporalScheduledStartTime between "${start.toISOString()}" and "${end.toISOString()}"`;
  const runs: WorkflowExecutionInfo[] = [];
  for await (const run of client.workflow.list({ query })) runs.push(run);
  return runs;
}

/** A long run goes on under the same workflow id; what counts is its last part. */
function lastOfEach(runs: WorkflowExecutionInfo[]): BackfilledRun[] {
  const byAge = runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime());
  const last = new Map(byAge.map((run) => [run.workflowId, run]));
  return [...last.values()]
    .map(({ workflowId, status, typedSearchAttributes }) => ({
      id: workflowId,
      dueAt: typedSearchAttributes.get(scheduledStart)?.toISOString() ?? "",
      status: status.name,
    }))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

import { setTimeout as sleep } from "node:timers/promises";
import { ScheduleOverlapPolicy, type Client } from "@temporalio/client";
import type { FoundSchedule } from "./find.js";

const PATIENCE_MS = 5_000;

/**
 * Runs a schedule's work now, after what runs already.
 * @returns the workflow's id; null where it waits for the run before it
 */
export async function trigger(client: Client, found: FoundSchedule): Promise<string | null> {
  const handle = client.schedule.getHandle(found.scheduleId);
  const before = new Set(runIds(found));
  await handle.trigger(ScheduleOverlapPolicy.BUFFER_ALL);
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    const now = await handle.describe();
    const started = now.info.recentActions.find(({ action }) => !before.has(runIdOf(action)));
    if (started) return started.action.workflow.workflowId;
  }
  return null;
}

function runIds({ info }: FoundSchedule): string[] {
  return info.recentActions.map(({ action }) => runIdOf(action));
}

function runIdOf({ workflow }: { workflow: { firstExecutionRunId: string } }): string {
  return workflow.firstExecutionRunId;
}

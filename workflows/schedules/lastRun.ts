import { WorkflowNotFoundError, type Client } from "@temporalio/client";
import type { Workplace } from "../../data/loadConfig.js";
import { findRun } from "../ledger.js";
import type { FoundSchedule } from "./find.js";

export interface LastRun {
  id: string;
  startedAt: string;
  /** Temporal's word for it, or what is kept of it; `unknown` where neither has it any more. */
  outcome: string;
}

/** The last run that a schedule started, and how it ended. */
export async function lastRun(
  client: Client,
  { varFolder }: Workplace,
  { info }: FoundSchedule,
): Promise<LastRun | null> {
  const last = info.recentActions.at(-1);
  if (!last) return null;
  const { workflowId: id, firstExecutionRunId } = last.action.workflow;
  const outcome =
    (await statusOf(client, id)) ??
    (await findRun(varFolder, firstExecutionRunId))?.outcome ??
    "unknown";
  return { id, startedAt: last.takenAt.toISOString(), outcome };
}

async function statusOf(client: Client, id: string): Promise<string | null> {
  try {
    const { status } = await client.workflow.getHandle(id).describe();
    return status.name.toLowerCase().replaceAll("_", " ");
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

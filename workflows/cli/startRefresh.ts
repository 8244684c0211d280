import {
  WorkflowIdConflictPolicy,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from "@temporalio/client";
import { refresh } from "../refresh.js";
import type { RefreshRequest } from "../types.js";
import { queuesOf } from "../worker.js";
import { say } from "./say.js";
import type { Session } from "./session.js";

export type RefreshHandle = WorkflowHandle<typeof refresh>;

/** Starts a refresh, or follows the one that was interrupted and is still to be finished. */
export async function startRefresh(
  { client, workplace }: Session,
  request: RefreshRequest,
): Promise<RefreshHandle> {
  const queues = queuesOf(workplace);
  const workflowId = `${queues.main}-refresh`;
  if (await isRunning(client, workflowId)) {
    say("A refresh was not finished yet: it goes on to its end. Ask for anything else after it.");
  }
  return client.workflow.start(refresh, {
    workflowId,
    taskQueue: queues.main,
    args: [request, queues.warehouse],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === "RUNNING";
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

import { WorkflowIdConflictPolicy, type WorkflowHandle } from "@temporalio/client";
import { refresh } from "../refresh.js";
import type { RefreshRequest } from "../types.js";
import { queuesOf } from "../worker.js";
import type { Session } from "./session.js";

export type RefreshHandle = WorkflowHandle<typeof refresh>;

/** Starts a refresh, or follows the one that was interrupted and is still to be finished. */
export async function startRefresh(
  { client, workplace }: Session,
  request: RefreshRequest,
): Promise<RefreshHandle> {
  const queues = queuesOf(workplace);
  return client.workflow.start(refresh, {
    workflowId: `${queues.main}-refresh`,
    taskQueue: queues.main,
    args: [request, queues.warehouse],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}

import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowIdConflictPolicy,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from "@temporalio/client";
import { refresh } from "../refresh.js";
import type { RefreshRequest } from "../types.js";
import { queuesOf } from "../queues.js";
import { unlessInterrupted } from "./interrupted.js";
import { say } from "./say.js";
import type { Session } from "./session.js";

export type RefreshHandle = WorkflowHandle<typeof refresh>;

/**
 * Starts a refresh. One that was not finished is brought to its end first: followed where it was asked
 * the same, waited for where it was asked something else.
 * @param isDecision a run under way may have looked already at what was decided just now, so that
 *   following it, though asked the same, would not do
 */
export async function startRefresh(
  { client, workplace }: Pick<Session, "client" | "workplace">,
  request: RefreshRequest,
  { isDecision = false } = {},
): Promise<RefreshHandle> {
  const queues = queuesOf(workplace);
  const workflowId = `${queues.main}-refresh`;
  const asked = JSON.stringify(request);
  for (;;) {
    const running = await requestOf(client, workflowId);
    if (running === asked && !isDecision) {
      say("A refresh was not finished yet: it goes on to its end.");
      return client.workflow.getHandle<typeof refresh>(workflowId);
    }
    if (running !== null) await waitFor(client, workflowId);
    try {
      return await client.workflow.start(refresh, {
        workflowId,
        taskQueue: queues.main,
        args: [request, queues.warehouse],
        memo: { request: asked, feeds: request.feeds?.join(", ") ?? "all" },
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
      });
    } catch (error) {
      // Another command that waited for the same one was first.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}

/** What the refresh that runs now was asked for, as JSON; null where none runs. */
async function requestOf(client: Client, workflowId: string): Promise<string | null> {
  try {
    const { status, memo } = await client.workflow.getHandle(workflowId).describe();
    return status.name === "RUNNING" ? ((memo?.request as string | undefined) ?? "") : null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function waitFor(client: Client, workflowId: string): Promise<void> {
  say("Another refresh was not finished yet: it goes on to its end first, then yours begins.");
  const ended = client.workflow.getHandle(workflowId).result();
  await unlessInterrupted(ended).catch((error: unknown) => {
    // How that one ended is its own record's; ours begins either way.
    if (!(error instanceof WorkflowFailedError)) throw error;
  });
}

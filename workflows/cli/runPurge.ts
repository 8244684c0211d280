import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowIdConflictPolicy,
} from "@temporalio/client";
import { purge } from "../purge.js";
import { queuesOf } from "../queues.js";
import type { PurgeRequest, PurgeResult } from "../types.js";
import { unlessDiskIsFull } from "./diskFull.js";
import { unlessInterrupted } from "./interrupted.js";
import { reasonOf } from "./reportRefresh.js";
import { say } from "./say.js";
import type { Session } from "./session.js";

/**
 * Purges, after one that was not finished has come to its end.
 * @throws Interrupted; ConfigError where it failed
 */
export async function runPurge(session: Session, request: PurgeRequest): Promise<PurgeResult> {
  return unlessDiskIsFull(session.workplace.varFolder, () =>
    unlessInterrupted(start(session, request)).catch((error: unknown) => {
      throw reasonOf(error);
    }),
  );
}

async function start({ client, workplace }: Session, request: PurgeRequest) {
  const queues = queuesOf(workplace);
  const workflowId = `${queues.main}-purge`;
  for (;;) {
    try {
      const handle = await client.workflow.start(purge, {
        workflowId,
        taskQueue: queues.main,
        args: [request, queues.warehouse],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
      });
      return await handle.result();
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      say("A purge was not finished yet: it goes on to its end first.");
      await client.workflow
        .getHandle(workflowId)
        .result()
        .catch((failed: unknown) => {
          if (!(failed instanceof WorkflowFailedError)) throw failed;
        });
    }
  }
}

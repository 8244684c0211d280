import type { Client } from "@temporalio/client";
import { tsToDate } from "@temporalio/common/lib/time.js";

/** A worker asks for work at least once a minute. */
const LATELY_MS = 70_000;

/** Whether a worker asked this queue for work lately. */
export async function isAttended(client: Client, queue: string): Promise<boolean> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: queue },
  });
  return pollers.some(
    ({ lastAccessTime }) =>
      lastAccessTime && Date.now() - tsToDate(lastAccessTime).getTime() < LATELY_MS,
  );
}

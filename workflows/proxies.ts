import { proxyActivities, type RetryPolicy } from "@temporalio/workflow";
import type { PullActivities, WarehouseActivities } from "./activities.js";
import type { PurgeActivities } from "./retention/activities.js";

const retry: RetryPolicy = {
  initialInterval: "2s",
  backoffCoefficient: 2,
  maximumAttempts: 4,
  nonRetryableErrorTypes: ["ConfigError", "SchemaError", "CheckError", "MachineError"],
};

/** Time that one step may take, and after which one that says nothing is given to another worker. */
const patience = { startToCloseTimeout: "2h", heartbeatTimeout: "30s", retry } as const;

/** Work on the main queue, side by side. */
export const pulls = proxyActivities<PullActivities>(patience);

/** Work on the queue of the warehouse, one at a time. */
export function warehouseOn(taskQueue: string) {
  return proxyActivities<WarehouseActivities>({ taskQueue, ...patience });
}

/** Work of a purge, on the same queue. */
export function purgesOn(taskQueue: string) {
  return proxyActivities<PurgeActivities>({ taskQueue, ...patience });
}

export type WarehouseProxy = ReturnType<typeof warehouseOn>;

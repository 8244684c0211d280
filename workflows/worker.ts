import path from "node:path";
import {
  NativeConnection,
  Runtime,
  Worker,
  type NativeConnectionOptions,
} from "@temporalio/worker";
import { ConfigError } from "../data/errors.js";
import { tidy } from "../data/landing/tidy.js";
import type { Workplace } from "../data/loadConfig.js";
import { openWarehouse, type Warehouse } from "../data/warehouse/database.js";
import { createPullActivities, createWarehouseActivities } from "./activities.js";
import { countActivities } from "./observe/countActivities.js";
import { logActivities } from "./observe/logActivities.js";
import { observe } from "./observe/observe.js";
import { registerSearchAttributes } from "./observe/registerSearchAttributes.js";
import { installRuntime, type RuntimeObservation } from "./observe/runtime.js";
import { bundleWorkflows } from "./bundle.js";
import { claim } from "./processFile.js";
import { queuesOf } from "./queues.js";
import { createPurgeActivities } from "./retention/activities.js";

export interface RunningWorker {
  /** Ends when the worker does; fails when it failed. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerOptions extends RuntimeObservation {
  /** Hears what a person should know. */
  onMessage?(text: string): void;
}

type Server = { address: string; namespace: string } & Pick<
  NativeConnectionOptions,
  "tls" | "apiKey"
>;

/**
 * Starts the worker of a workplace: the only process that opens its warehouse.
 * @returns null where another living process is that worker
 */
export async function startWorker(
  workplace: Workplace,
  server: Server,
  options: WorkerOptions = {},
): Promise<RunningWorker | null> {
  const held = await claim(path.join(workplace.varFolder, "worker.lock"));
  if ("heldBy" in held) return null;
  try {
    return await start(workplace, server, options, held.release);
  } catch (error) {
    held.release();
    throw error;
  }
}

async function start(
  workplace: Workplace,
  server: Server,
  options: WorkerOptions,
  release: () => void,
): Promise<RunningWorker> {
  await installRuntime(options);
  await tidy(workplace.varFolder);
  const connection = await connect(server);
  const closing: (() => unknown)[] = [() => connection.close()];
  // All of it, whether it ends or could not begin: a warehouse left open keeps every other worker out.
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const warehouse = await openWarehouse(workplace.varFolder, options.onMessage);
    closing.push(() => warehouse.close());
    const place = { workplace, warehouse, connection, namespace: server.namespace };
    const workers = await createWorkers(place, options);
    const ended = Promise.all(workers.map((worker) => worker.run()))
      .finally(close)
      .then(release);
    ended.catch(() => undefined);
    const stop = async () => {
      for (const worker of workers) if (worker.getState() === "RUNNING") worker.shutdown();
      await ended;
    };
    return { ended, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Place {
  workplace: Workplace;
  warehouse: Warehouse;
  connection: NativeConnection;
  namespace: string;
}

/** One for the main queue, and one for the queue of the warehouse, which does one thing at a time. */
async function createWorkers(
  { workplace, warehouse, connection, namespace }: Place,
  { onMessage = () => undefined, log }: WorkerOptions,
): Promise<Worker[]> {
  const isSearchable = await registerSearchAttributes(connection, namespace, onMessage);
  const observers = [
    ...(log ? [logActivities(log)] : []),
    await countActivities(Runtime.instance().metricMeter, workplace, warehouse),
  ];
  const queues = queuesOf(workplace);
  const shared = { connection, namespace, shutdownGraceTime: "10s" } as const;
  return Promise.all([
    Worker.create({
      ...shared,
      taskQueue: queues.main,
      workflowBundle: await bundleWorkflows(),
      activities: observe(createPullActivities(workplace), observers),
      maxConcurrentActivityTaskExecutions: 4,
    }),
    Worker.create({
      ...shared,
      taskQueue: queues.warehouse,
      activities: observe(
        {
          ...createWarehouseActivities(workplace, warehouse, { isSearchable }),
          ...createPurgeActivities(workplace, warehouse, { isSearchable }),
        },
        observers,
      ),
      maxConcurrentActivityTaskExecutions: 1,
    }),
  ]);
}

function connect({ address, tls, apiKey }: Server) {
  return NativeConnection.connect({ address, tls, apiKey }).catch((cause: unknown) => {
    throw new ConfigError(`Temporal does not answer at ${address}.`, { cause });
  });
}

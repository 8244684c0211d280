import path from "node:path";
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type NativeConnectionOptions,
} from "@temporalio/worker";
import { ConfigError } from "../data/errors.js";
import type { Workplace } from "../data/loadConfig.js";
import { slug } from "../data/slug.js";
import { openWarehouse } from "../data/warehouse/database.js";
import { createPullActivities, createWarehouseActivities } from "./activities.js";
import { claim } from "./processFile.js";

/** Names of a region's task queues: `main` for workflows and pulls, `warehouse` for its one writer. */
export function queuesOf(workplace: Workplace) {
  const main = `werkgebied-${slug(workplace.config.name)}`;
  return { main, warehouse: `${main}-warehouse` };
}

export interface RunningWorker {
  /** Ends when the worker does; fails when it failed. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the worker of a workplace: the only process that opens its warehouse.
 * @returns null where another living process is that worker
 */
export async function startWorker(
  workplace: Workplace,
  server: { address: string; namespace: string } & Pick<NativeConnectionOptions, "tls" | "apiKey">,
): Promise<RunningWorker | null> {
  const held = await claim(path.join(workplace.varFolder, "worker.lock"));
  if ("heldBy" in held) return null;
  quietRuntime();
  const warehouse = await openWarehouse(workplace.varFolder);
  const connection = await connect(server);
  const queues = queuesOf(workplace);
  const shared = { connection, namespace: server.namespace, shutdownGraceTime: "10s" } as const;
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: queues.main,
      workflowBundle: await bundleWorkflows(),
      activities: createPullActivities(workplace),
      maxConcurrentActivityTaskExecutions: 4,
    }),
    Worker.create({
      ...shared,
      taskQueue: queues.warehouse,
      activities: createWarehouseActivities(workplace, warehouse),
      maxConcurrentActivityTaskExecutions: 1,
    }),
  ]);
  const ended = Promise.all(workers.map((worker) => worker.run())).then(async () => {
    await connection.close();
    warehouse.close();
    held.release();
  });
  ended.catch(() => undefined);
  return {
    ended,
    async stop() {
      for (const worker of workers) if (worker.getState() === "RUNNING") worker.shutdown();
      await ended;
    },
  };
}

function connect({ address, tls, apiKey }: Parameters<typeof startWorker>[1]) {
  return NativeConnection.connect({ address, tls, apiKey }).catch((cause: unknown) => {
    throw new ConfigError(`Temporal does not answer at ${address}.`, { cause });
  });
}

/** Workflow code as one file, which Temporal runs apart from everything else. */
export async function bundleWorkflows() {
  return bundleWorkflowCode({
    workflowsPath: path.join(import.meta.dirname, "refresh.ts"),
    logger: new DefaultLogger("ERROR"),
    // Sources import each other as ".js", which is what TypeScript asks of ES modules.
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { ".js": [".ts", ".js"] } },
    }),
  });
}

let isQuiet = false;

/** Progress and errors are told by the command line; the SDK only speaks up when something is wrong. */
function quietRuntime() {
  if (isQuiet) return;
  isQuiet = true;
  Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@temporalio/client";
import { ConfigError } from "../../../data/errors.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { inParallel } from "../../inParallel.js";
import { progressQuery } from "../../refresh.js";
import { clientOf } from "../../server/client.js";
import type { TemporalServer } from "../../server/index.js";
import { findServer } from "../../server/running.js";
import { say } from "../say.js";
import type { RefreshProgress } from "../../types.js";
import { queuesOf } from "../../queues.js";

/** Runs that are asked side by side, and how long each may take to answer. */
const AT_ONCE = 16;
const PATIENCE_MS = 3_000;

export interface RunningNow {
  id: string;
  runId: string;
  startedAt: string;
  /** Null while no worker is there to tell. */
  progress: RefreshProgress | null;
}

export interface TemporalNow {
  client: Client;
  server: TemporalServer;
}

/**
 * Asks Temporal, where it runs; it is not started for a question.
 * @returns null where it does not run; of a cluster that does not answer, that is told
 */
export async function withTemporal<Result>(
  { varFolder }: Workplace,
  ask: (temporal: TemporalNow) => Promise<Result>,
): Promise<Result | null> {
  const server = await findServer(varFolder).catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    say(error.message);
    return null;
  });
  if (!server) return null;
  const client = await clientOf(server);
  try {
    return await ask({ client, server });
  } finally {
    await client.connection.close();
  }
}

/** What runs now, and how far it is. */
export async function listRunning(client: Client, workplace: Workplace): Promise<RunningNow[]> {
  const query = `TaskQueue = "${queuesOf(workplace).main}" and ExecutionStatus = "Running"`;
  const found = [];
  for await (const one of client.workflow.list({ query })) found.push(one);
  return inParallel(AT_ONCE, found, async ({ workflowId: id, runId, startTime }) => ({
    id,
    runId,
    startedAt: startTime.toISOString(),
    progress: await progressOf(client, id, runId),
  }));
}

/** Nobody answers where no worker is there, and a person does not wait for that. */
async function progressOf(client: Client, id: string, runId: string) {
  const asked = client.workflow.getHandle(id, runId).query(progressQuery);
  return Promise.race([asked.catch(() => null), sleep(PATIENCE_MS, null)]);
}

/** Address of a run in Temporal's own pages. */
export function pageOf({ server }: TemporalNow, id: string, runId: string): string | null {
  const { uiUrl, namespace } = server;
  const workflow = encodeURIComponent(id);
  return uiUrl && `${uiUrl}/namespaces/${namespace}/workflows/${workflow}/${runId}/history`;
}

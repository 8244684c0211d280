import { Client, Connection } from "@temporalio/client";
import type { Workplace } from "../../../data/loadConfig.js";
import { progressQuery } from "../../refresh.js";
import { findServer } from "../../server/running.js";
import type { RefreshProgress } from "../../types.js";
import { queuesOf } from "../../queues.js";

export interface RunningNow {
  id: string;
  runId: string;
  startedAt: string;
  /** Null while no worker is there to tell. */
  progress: RefreshProgress | null;
}

export interface TemporalNow {
  client: Client;
  uiUrl: string | null;
  namespace: string;
}

/** Asks Temporal, where it runs; it is not started for a question. */
export async function withTemporal<Result>(
  { varFolder }: Workplace,
  ask: (temporal: TemporalNow) => Promise<Result>,
): Promise<Result | null> {
  const server = await findServer(varFolder);
  if (!server) return null;
  const { address, namespace, tls, apiKey, uiUrl } = server;
  const connection = await Connection.connect({ address, tls, apiKey });
  try {
    return await ask({ client: new Client({ connection, namespace }), uiUrl, namespace });
  } finally {
    await connection.close();
  }
}

export async function listRunning(client: Client, workplace: Workplace): Promise<RunningNow[]> {
  const queue = queuesOf(workplace).main;
  const running: RunningNow[] = [];
  const query = `TaskQueue = "${queue}" and ExecutionStatus = "Running"`;
  for await (const { workflowId, runId, startTime } of client.workflow.list({ query })) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const progress = await Promise.race([
      handle.query(progressQuery).catch(() => null),
      new Promise<null>((resolve) => setTimeout(resolve, 3_000, null)),
    ]);
    running.push({ id: workflowId, runId, startedAt: startTime.toISOString(), progress });
  }
  return running;
}

/** Address of a run in Temporal's own pages. */
export function pageOf(temporal: TemporalNow, id: string, runId: string): string | null {
  const { uiUrl, namespace } = temporal;
  const workflow = encodeURIComponent(id);
  return uiUrl && `${uiUrl}/namespaces/${namespace}/workflows/${workflow}/${runId}/history`;
}

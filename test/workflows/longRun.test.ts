import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { loadConfig } from "../../data/loadConfig.js";
import { startRefresh } from "../../workflows/cli/startRefresh.js";
import { readRuns } from "../../workflows/ledger.js";
import { answers } from "../../workflows/server/answers.js";
import { cacheFolder, findBinary } from "../../workflows/server/binary.js";
import { startWorker } from "../../workflows/worker.js";
import { freePort } from "../support/ports.js";
import { smallRegion } from "../support/smallRegion.js";

let server: ChildProcess;
let address: string;

// Temporal lets a history grow to thousands of events before it asks for a new one; here, to eighty.
beforeAll(async () => {
  const port = await freePort();
  address = `127.0.0.1:${port}`;
  const { env } = process;
  const binary = await findBinary({ env, cache: cacheFolder(env), onMessage: () => undefined });
  const limit = "limit.historyCount.suggestContinueAsNew=80";
  const args = ["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", String(port)];
  server = spawn(binary, [...args, "--log-level", "error", "--dynamic-config-value", limit]);
  await vi.waitUntil(() => answers(address), { timeout: 30_000 });
});

afterAll(async () => {
  const ended = once(server, "close");
  server.kill();
  await ended;
});

test("a run too long for one history goes on in the next, each snapshot once, as one run to its reader", async () => {
  const region = await smallRegion({ months: 40, members: 20, empty: ["2030-01-01"] });
  const workplace = await loadConfig(region.config);
  const worker = await startWorker(workplace, { address, namespace: "default" });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const handle = await startRefresh({ client, workplace }, { all: true });
  const { runId } = await handle.describe();
  const result = await handle.result();
  expect(result.counts).toMatchObject({ loaded: 43, unchanged: 0, refused: 1, failed: 0 });
  expect(result.publication.status).toBe("published");

  const last = await client.workflow.getHandle(handle.workflowId).describe();
  expect(last.runId).not.toBe(runId);
  expect(last.memo).toMatchObject({ request: JSON.stringify({ all: true }) });
  const runs = await readRuns(region.var, 5);
  expect(runs).toHaveLength(1);
  const ingested = runs[0]!.steps.filter(({ phase }) => phase === "ingest").map(({ name }) => name);
  expect(ingested).toHaveLength(44);
  expect(new Set(ingested).size).toBe(44);
  await worker?.stop();
  await connection.close();
});

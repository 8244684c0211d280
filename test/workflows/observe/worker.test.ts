import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { runCli, startCli } from "../../support/cli.js";
import { freePort } from "../../support/ports.js";
import { smallRegion } from "../../support/smallRegion.js";
import { readMetrics } from "./metricsText.js";

const plain = { TEMPORAL_ADDRESS: "", WERKGEBIED_LOG: "", WERKGEBIED_METRICS: "" };

test("the worker command logs JSON where nobody watches, answers Prometheus, and ends well when told to", async () => {
  const region = await smallRegion({ months: 2 });
  const address = `127.0.0.1:${await freePort()}`;
  const env = { ...plain, WERKGEBIED_METRICS: address };
  const worker = startCli(["worker", "--config", region.config], { env });
  let errors = "";
  worker.stderr?.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  while (!errors.includes("Working for")) await sleep(50);
  const refresh = await runCli(["refresh", "--all", "--config", region.config], { env });
  expect(refresh.code, refresh.output).toBe(0);
  const metrics = await readMetrics(address);
  expect(metrics.value("werkgebied_refresh_total", { outcome: "published" })).toBe(1);
  worker.kill("SIGTERM");
  const [code] = await once(worker, "close");
  expect(code).toBe(0);
  const lines = errors.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.map((line) => JSON.parse(line).msg)).toContain("refresh: published");
});

test("a place for metrics that is none is refused, and holds up nobody after that", async () => {
  const { config } = await smallRegion({ months: 1 });
  const env = { ...plain, WERKGEBIED_METRICS: "everywhere" };
  const refused = await runCli(["refresh", "--config", config], { env });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.output).toContain('"everywhere" is no place for metrics.');
  const next = await runCli(["refresh", "--config", config], { env: plain });
  expect(next.code, next.output).toBe(0);
});

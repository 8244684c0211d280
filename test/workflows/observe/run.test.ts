import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { startRefresh } from "../../../workflows/cli/startRefresh.js";
import { createLog } from "../../../workflows/observe/log.js";
import { startWorker, type RunningWorker } from "../../../workflows/worker.js";
import { freePort } from "../../support/ports.js";
import { smallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { readMetrics, type Metrics } from "./metricsText.js";

const EMPTY = "2024-05-01";

let bench: Bench;
let worker: RunningWorker | null;
let lines: Record<string, unknown>[];
let text = "";
let before: Metrics;
let after: Metrics;
let address: string;

beforeAll(async () => {
  const region = await smallRegion({ empty: [EMPTY] });
  bench = await startServer(region.config);
  address = `127.0.0.1:${await freePort()}`;
  const log = createLog("json", "info", { write: (line: string) => (text += line) });
  worker = await startWorker(bench.workplace, bench.server, { log, metrics: address });
  before = await readMetrics(address);
  const handle = await startRefresh(bench, { all: true });
  await handle.result();
  after = await readMetrics(address);
  lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
});

afterAll(async () => {
  await worker?.stop();
  await bench.stop();
});

function linesOf(message: string) {
  return lines.filter(({ msg }) => msg === message);
}

test("a line tells of each activity's start and of its end, with what it was about", () => {
  const about = { feed: "members", snapshot: "2024-04-01" };
  const loaded = { status: "loaded", read: 63, loaded: 63, rejected: 0, attempt: 1 };
  expect(linesOf("load: done")).toContainEqual(expect.objectContaining({ ...about, ...loaded }));
  for (const activity of ["pull", "load", "buildMart", "publish", "recordRun"]) {
    const starts = linesOf(`${activity}: start`);
    const ends = lines.filter((line) => line.activity === activity && "seconds" in line);
    expect(starts.length).toBeGreaterThan(0);
    expect(ends).toHaveLength(starts.length);
  }
  expect(linesOf("buildMart: done")).toContainEqual(
    expect.objectContaining({ mart: "membership_profile", status: "built" }),
  );
});

test("a delivery that is refused is a warning with its reason", () => {
  expect(linesOf("load: done")).toContainEqual(
    expect.objectContaining({
      level: "warn",
      snapshot: EMPTY,
      reason: expect.stringMatching(/^The file has a header and no rows/),
    }),
  );
});

test("the publication and the end of the refresh have a line of their own", () => {
  const [published] = linesOf("published");
  expect(published).toMatchObject({ version: expect.stringMatching(/^\d{8}T\d{6}Z-/) });
  expect(linesOf("refresh: published")).toEqual([
    expect.objectContaining({
      // A warning, since a delivery was refused.
      level: "warn",
      version: published?.version,
      snapshots: { loaded: 7, refused: 1, failed: 0, unchanged: 0, withdrawn: 0 },
    }),
  ]);
});

test("only names, dates and counts are logged", () => {
  expect(lines.filter(({ from }) => from === "temporal")).toEqual([]);
  expect(text).toContain("members");
  for (const personal of ["Janneke", "Proefpersoon", "P1000", "1234AA", "1234ab", "1234 AC"]) {
    expect(text).not.toContain(personal);
  }
});

test("Temporal's pages find the run by feed, snapshot and library", async () => {
  for (const [name, value] of [
    ["WerkgebiedFeed", "members"],
    ["WerkgebiedSnapshot", "2024-03-01"],
    ["WerkgebiedLibrary", "proefbibliotheek"],
  ]) {
    expect(await idsOf(`${name} = "${value}"`)).toEqual(["werkgebied-proefgebied-refresh"]);
    expect(await idsOf(`${name} = "something else"`)).toEqual([]);
  }
});

async function idsOf(query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const run of bench.client.workflow.list({ query })) ids.push(run.workflowId);
  return ids;
}

test("the embedded server keeps runs for 90 days", async () => {
  const { config } = await bench.client.workflowService.describeNamespace({ namespace: "default" });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
});

test("before the first refresh every counter stands at 0", () => {
  expect(before.value("werkgebied_rows_loaded_total", { feed: "members" })).toBe(0);
  expect(before.value("werkgebied_refresh_total", { outcome: "failed" })).toBe(0);
  expect(before.value("werkgebied_snapshots_total", { feed: "members", status: "refused" })).toBe(
    0,
  );
  expect(before.value("werkgebied_newest_snapshot_timestamp_seconds", { feed: "members" })).toBe(
    undefined,
  );
});

test("metrics tell what Temporal's SDK and the activities did", () => {
  expect(after.value("werkgebied_refresh_total", { outcome: "published" })).toBe(1);
  expect(after.value("werkgebied_snapshots_total", { feed: "members", status: "loaded" })).toBe(4);
  expect(after.value("werkgebied_snapshots_total", { feed: "members", status: "refused" })).toBe(1);
  expect(after.value("werkgebied_activity_seconds_count", { activity: "load" })).toBe(
    linesOf("load: done").length,
  );
  const published = after.value("werkgebied_published_timestamp_seconds") ?? 0;
  expect(Math.abs(published - Date.now() / 1000)).toBeLessThan(60);
  expect(after.names).toContain("temporal_activity_execution_latency_seconds_bucket");
  expect(after.names.filter((name) => /total_total|seconds_seconds/.test(name))).toEqual([]);
});

test("rows and freshness in the metrics are those of the warehouse; a later worker knows the freshness", async () => {
  await worker?.stop();
  const warehouse = await openWarehouse(bench.workplace.varFolder);
  const loads = await warehouse.rows<{ feed: string; loaded: number; newest: string }>(
    `select feed, sum(loaded_count)::double as loaded, max(snapshot_date)::varchar as newest
     from meta.load group by feed order by feed`,
  );
  warehouse.close();
  worker = await startWorker(bench.workplace, bench.server, {
    log: pino({ enabled: false }),
    metrics: address,
  });
  const later = await readMetrics(address);
  expect(loads.map(({ feed }) => feed)).toEqual([
    "catchments",
    "members",
    "residents",
    "segmentation",
  ]);
  for (const { feed, loaded, newest } of loads) {
    expect(after.value("werkgebied_rows_loaded_total", { feed })).toBe(loaded);
    for (const metrics of [after, later]) {
      expect(metrics.value("werkgebied_newest_snapshot_timestamp_seconds", { feed })).toBe(
        Date.parse(newest) / 1000,
      );
    }
  }
});

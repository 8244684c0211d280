import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorker, type RunningWorker } from "../../workflows/worker.js";
import { readRuns } from "../../workflows/ledger.js";
import { martHashes } from "../support/hashes.js";
import type { SmallRegion } from "../support/smallRegion.js";
import { startServer, type Bench } from "../support/temporal.js";
import { foundIn } from "./left.js";
import { cliOf, keepFor, monthsToKeep, plantedOn, regionOfStrangers } from "./world.js";

let region: SmallRegion;
let bench: Bench;
let worker: RunningWorker | null;
let cli: ReturnType<typeof cliOf>;

async function done(...args: string[]): Promise<string> {
  const { code, output } = await cli(...args);
  expect(code, output).toBe(0);
  return output;
}

beforeAll(async () => {
  region = await regionOfStrangers({ months: 2 });
  await keepFor(region, monthsToKeep(region.dates[1]!));
  cli = cliOf(region);
  bench = await startServer(region.config);
  worker = await startWorker(bench.workplace, bench.server);
  await done("refresh", "--all");
});

afterAll(async () => {
  await worker?.stop();
  await bench.stop();
});

test("the purge has a schedule of its own, beside those of the feeds", async () => {
  expect(await done("schedule", "diff")).toMatch(
    /create +retention +every day at 03:30, Europe\/Amsterdam/,
  );
  expect(await done("schedule", "apply")).toContain("1 created, 0 updated");
  expect(await done("schedule", "apply")).toContain("0 created, 0 updated, 0 deleted, 1 unchanged");
  expect(await done("status")).toMatch(/people are kept for \d+ months; next purge \d{4}-.* 03:30/);
  await done("schedule", "pause", "retention");
  expect(await done("status")).toContain("months; the purge is paused");
  await done("schedule", "resume", "retention");
  const days = ["--from", "2024-01-01", "--to", "2024-02-01"];
  const { code, output } = await cli("schedule", "backfill", "retention", ...days);
  expect([code, output]).toEqual([2, expect.stringContaining("A purge is about today")]);
});

test("run by its schedule, it purges, and leaves a record that says so", async () => {
  const before = await martHashes(region.var);
  const id = (await done("schedule", "trigger", "retention")).trim();
  expect(id).toMatch(/^werkgebied-proefgebied-purge-/);
  await bench.client.workflow.getHandle(id).result();
  const [, run] = await readRuns(region.var, 2);
  expect(run).toMatchObject({ outcome: "purged", purged: { snapshots: 1, rows: 60 } });
  expect(run?.scheduledAt).not.toBeNull();
  expect(run?.steps.map(({ name }) => name)).toEqual(["2024-01-01", "what is left", "figures"]);
  expect(await martHashes(region.var)).toEqual(before);
  expect(await foundIn(region.var, plantedOn("2024-01-01"))).toEqual(new Map());
  const query = 'WerkgebiedSnapshot = "2024-01-01" and WorkflowType = "purge"';
  const found = bench.client.workflow.list({ query });
  await expect.poll(async () => (await found[Symbol.asyncIterator]().next()).done).toBe(false);
});

test("where nothing is due, it leaves no record", async () => {
  const runs = await readRuns(region.var, 100);
  expect(await done("purge")).toContain("Nothing was due.");
  expect(await readRuns(region.var, 100)).toEqual(runs);
});

test("without a limit there is no schedule", async () => {
  await keepFor(region, null);
  expect(await done("schedule", "apply")).toContain("1 deleted");
  expect(await done("status")).toContain("Retention   people are kept without end");
});

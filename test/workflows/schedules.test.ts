import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../data/warehouse/database.js";
import { applySchedules } from "../../workflows/schedules.js";
import { startWorker, type RunningWorker } from "../../workflows/worker.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { startServer, type Bench } from "../support/temporal.js";

let region: SmallRegion;
let bench: Bench;
let worker: RunningWorker | null;

beforeAll(async () => {
  region = await smallRegion({
    months: 6,
    feed: { schedule: { cron: "0 5 1 * *", timeZone: "Europe/Amsterdam", paused: true } },
  });
  bench = await startServer(region.config);
  worker = await startWorker(bench.workplace, bench.server);
});

afterAll(async () => {
  await worker?.stop();
  await bench.stop();
});

test("each feed with a schedule gets one, and applying twice changes nothing", async () => {
  const first = await applySchedules(bench.client, bench.workplace);
  expect(first).toMatchObject([{ feed: "members", status: "created" }]);
  const described = await describeSchedule(first[0]?.id ?? "");
  const second = await applySchedules(bench.client, bench.workplace);
  expect(second).toMatchObject([{ feed: "members", status: "updated" }]);
  expect(await describeSchedule(first[0]?.id ?? "")).toEqual(described);
});

test("a backfill takes in each snapshot under the day it was due", async () => {
  const [applied] = await applySchedules(bench.client, bench.workplace);
  const handle = bench.client.schedule.getHandle(applied?.id ?? "");
  await handle.backfill({
    start: new Date("2024-01-15T00:00:00Z"),
    end: new Date("2024-04-15T00:00:00Z"),
    overlap: "BUFFER_ALL",
  });
  const due = ["2024-02-01", "2024-03-01", "2024-04-01"];
  await expect
    .poll(async () => (await handle.describe()).info.recentActions.length, { timeout: 60_000 })
    .toBe(due.length);
  for (const { action } of (await handle.describe()).info.recentActions) {
    const { workflowId, firstExecutionRunId } = action.workflow;
    await bench.client.workflow.getHandle(workflowId, firstExecutionRunId).result();
  }
  await worker?.stop();
  worker = null;
  const warehouse = await openDatabase(`${region.var}/warehouse.duckdb`);
  const loads = await warehouse.rows<{ date: string }>(
    "select snapshot_date::varchar as date from meta.load where feed = 'members' order by 1",
  );
  warehouse.close();
  expect(loads.map((load) => load.date)).toEqual(due);
});

async function describeSchedule(id: string) {
  const { spec, action, state, policies } = await bench.client.schedule.getHandle(id).describe();
  return JSON.parse(JSON.stringify({ spec, action, state, policies })) as unknown;
}

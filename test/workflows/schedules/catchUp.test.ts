import { setTimeout as sleep } from "node:timers/promises";
import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";
import { afterEach, expect, test } from "vitest";
import { dayIn } from "../../../workflows/plan.js";
import { applySchedules } from "../../../workflows/schedules/apply.js";
import { startWorker } from "../../../workflows/worker.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { deliver } from "./weeklyFiles.js";

const EVERY_MS = 5_000;
const OFF_MS = 15_000;

const dueAt = defineSearchAttributeKey("TemporalScheduledStartTime", SearchAttributeType.DATETIME);

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A machine that is on: Temporal, a worker, the schedules. */
async function switchOn(region: SmallRegion): Promise<Bench> {
  const bench = await startServer(region.config);
  stops.push(bench.stop);
  const worker = await startWorker(bench.workplace, bench.server);
  if (worker) stops.push(() => worker.stop());
  await applySchedules(bench.client, bench.workplace);
  return bench;
}

async function switchOff() {
  for (const stop of stops.splice(0).reverse()) await stop();
}

/** Moments for which a run was started, and whether it ended well. */
async function runsOf({ client }: Bench) {
  const runs: { due: number; isDone: boolean }[] = [];
  const query = `TemporalScheduledById = "werkgebied-proefgebied-members"`;
  for await (const run of client.workflow.list({ query })) {
    const due = run.typedSearchAttributes.get(dueAt)?.getTime() ?? 0;
    runs.push({ due, isDone: run.status.name === "COMPLETED" });
  }
  return runs.sort((a, b) => a.due - b.due);
}

async function doneUntil(bench: Bench, moment: number) {
  const count = async () =>
    (await runsOf(bench)).filter(({ due, isDone }) => isDone && due >= moment).length;
  await expect.poll(count, { timeout: 240_000, interval: 500 }).toBeGreaterThan(0);
}

test("runs that were missed while the machine was off are made up for, each once", async () => {
  const second = { start: 0, end: 59, step: EVERY_MS / 1000 };
  const schedule = { calendar: { second, minute: "*", hour: "*" } };
  const region = await smallRegion({ months: 0, feed: { schedule } });
  const now = Date.now();
  for (const moment of [now, now + 86_400_000]) {
    await deliver(region, dayIn("Europe/Amsterdam", new Date(moment).toISOString()), 20);
  }

  const first = await switchOn(region);
  await doneUntil(first, now);
  await switchOff();
  const off = Date.now();
  await sleep(OFF_MS);
  const on = Date.now();
  const again = await switchOn(region);
  await doneUntil(again, on);

  const runs = (await runsOf(again)).filter(({ due }) => due <= on);
  const missed = runs.filter(({ due }) => due > off);
  expect(missed.length).toBeGreaterThanOrEqual(OFF_MS / EVERY_MS - 1);
  const start = runs[0]?.due ?? 0;
  expect(runs).toEqual(
    Array.from({ length: Math.floor((on - start) / EVERY_MS) + 1 }, (_, place) => ({
      due: start + place * EVERY_MS,
      isDone: true,
    })),
  );
}, 600_000);

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { readRuns } from "../../../workflows/ledger.js";
import { runCli, startCli } from "../../support/cli.js";
import { halfPublicationsIn } from "../../support/publication.js";
import { report } from "../../support/report.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { deliverWeekly } from "./weeklyFiles.js";

const WEEKS = 52;
/** Weeks before the pause, and in it. */
const BEFORE = 24;
const PAUSED = 2;
const env = { TEMPORAL_ADDRESS: undefined };

let region: SmallRegion;
let delivered: Record<string, number>;
let mondays: string[];
/** One process does all the work, so that the commands only ask and follow. */
let worker: ChildProcess;

beforeAll(async () => {
  const schedule = { cron: "0 5 * * 1", timeZone: "Europe/Amsterdam", jitter: "2h" };
  region = await smallRegion({ months: 0, feed: { schedule } });
  delivered = await deliverWeekly(region, "2024-01-01", WEEKS);
  mondays = Object.keys(delivered);
  worker = startCli(["worker", "--no-schedules", "--config", region.config], { env });
  await untilItSays(worker, "Working for Proefgebied");
});

afterAll(stopWorker);

async function untilItSays(child: ChildProcess, text: string): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(text)) resolve();
      });
    }
    child.once("close", () => reject(new Error(output)));
  });
}

async function stopWorker(): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const closed = once(worker, "close");
  worker.kill("SIGTERM");
  await closed;
}

async function schedule(...args: string[]) {
  const { code, output } = await runCli(["schedule", ...args, "--config", region.config], { env });
  expect(code, output).toBe(0);
  return output;
}

/** Backfills from one Monday to another, both within. @returns what the command says */
function backfill(from = "", to = "") {
  return schedule("backfill", "members", "--from", from, "--to", to);
}

async function rows<Row>(sql: string): Promise<Row[]> {
  const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  try {
    return await warehouse.rows<Row>(sql);
  } finally {
    warehouse.close();
  }
}

/** The worker keeps the warehouse to itself; after each run it lays `meta.load` down for others. */
async function daysLoaded(): Promise<string[]> {
  const reader = await openDatabase(":memory:");
  const file = literal(path.join(region.var, "ledger/load.parquet"));
  const days = await reader.rows<{ day: string }>(
    `select snapshot_date::varchar as day from read_parquet(${file})
     where feed = 'members' order by all`,
  );
  reader.close();
  return days.map(({ day }) => day);
}

async function isPaused(): Promise<boolean | undefined> {
  const listed = JSON.parse(await schedule("list", "--json")) as {
    feed: string;
    isPaused: boolean;
  }[];
  return listed.find(({ feed }) => feed === "members")?.isPaused;
}

test("a year of weekly snapshots, with two weeks in which nothing ran, has each day once", async () => {
  await schedule("apply");
  const first = await backfill(mondays[0], mondays[BEFORE - 1]);
  expect(first).toContain(`24 runs of members: ${mondays.slice(0, BEFORE).join(", ")}`);
  expect(first).toContain("24 runs: 24 loaded");

  await schedule("pause", "members", "--because", "two weeks of holidays");
  const late = mondays.slice(BEFORE + PAUSED);
  const meanwhile = await backfill(late[0], late.at(-1));
  expect(await isPaused()).toBe(true);
  expect(meanwhile).toContain("26 runs: 26 loaded");
  await schedule("resume", "members");
  expect(await isPaused()).toBe(false);
  const missing = mondays.slice(BEFORE, BEFORE + PAUSED);
  expect(missing).toEqual(["2024-06-17", "2024-06-24"]);
  expect(await daysLoaded()).toEqual(mondays.filter((day) => !missing.includes(day)));

  const whole = await backfill(mondays[0], mondays.at(-1));
  expect(whole).toContain("52 runs of members: 2024-01-01, 2024-01-08");
  expect(whole).toMatch(/52 runs: (50 unchanged, 2 loaded|2 loaded, 50 unchanged)/);
}, 1_200_000);

test("each row of the year stands there once, and all of it is published", async () => {
  await stopWorker();
  const runs = (await readRuns(region.var, 1_000)).filter(({ scheduledAt }) => scheduledAt);
  const loads = await rows<{ day: string; loads: number }>(
    `select snapshot_date::varchar as day, count(*)::double as loads
     from meta.load where feed = 'members' group by all order by all`,
  );
  const { lost, doubled } = await countRows();
  const half = await halfPublicationsIn(region.var);
  await report("backfill", [
    {
      fault: "a year of weekly snapshots backfilled over a pause of two weeks",
      runs: runs.length,
      rowsLost: lost,
      rowsDoubled: doubled,
      halfPublications: half.length,
      note: `${loads.length} days in ${loads.reduce((sum, one) => sum + one.loads, 0)} loads; ${BEFORE} weeks first, ${WEEKS - BEFORE - PAUSED} while it was paused, then the whole year`,
    },
  ]);
  expect(runs).toHaveLength(BEFORE + (WEEKS - BEFORE - PAUSED) + WEEKS);
  expect(loads).toEqual(mondays.map((day) => ({ day, loads: 1 })));
  expect([lost, doubled, half]).toEqual([0, 0, []]);
  expect(await daysPublished()).toEqual(mondays);
});

/** Members in the warehouse against those delivered, day by day. */
async function countRows(): Promise<{ lost: number; doubled: number }> {
  const held = await rows<{ day: string; n: number; members: number }>(
    `select snapshot_date::varchar as day, count(*)::double as n,
            count(distinct member_id)::double as members
     from source.members group by all`,
  );
  const of = new Map(held.map((row) => [row.day, row]));
  const counts = { lost: 0, doubled: 0 };
  for (const [day, count] of Object.entries(delivered)) {
    const { n, members } = of.get(day) ?? { n: 0, members: 0 };
    counts.lost += Math.max(0, count - members);
    counts.doubled += n - members;
  }
  return counts;
}

async function daysPublished(): Promise<string[]> {
  const mart = path.join(region.var, "published/current/marts/membership_profile.parquet");
  const days = await rows<{ day: string }>(
    `select distinct snapshot_date::varchar as day from read_parquet(${literal(mart)})
     where member_count > 0 order by all`,
  );
  return days.map(({ day }) => day);
}

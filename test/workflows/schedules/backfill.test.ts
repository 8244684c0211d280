import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../data/warehouse/database.js";
import { runCli } from "../../support/cli.js";
import { report } from "../../support/report.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { deliverWeekly } from "./weeklyFiles.js";

const WEEKS = 52;
const YEAR = ["--from", "2024-01-01", "--to", "2024-12-29"];

let region: SmallRegion;
let delivered: Record<string, number>;
let mondays: string[];

beforeAll(async () => {
  const schedule = { cron: "0 5 * * 1", timeZone: "Europe/Amsterdam", jitter: "2h" };
  region = await smallRegion({ months: 0, feed: { schedule } });
  delivered = await deliverWeekly(region, "2024-01-01", WEEKS);
  mondays = Object.keys(delivered);
});

async function schedule(...args: string[]) {
  const { code, output } = await runCli(["schedule", ...args, "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  expect(code, output).toBe(0);
  return output;
}

async function rows<Row>(sql: string): Promise<Row[]> {
  const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  try {
    return await warehouse.rows<Row>(sql);
  } finally {
    warehouse.close();
  }
}

test("a year of weekly snapshots, with two weeks in which nothing ran, has each day once", async () => {
  await schedule("apply");
  const half = await schedule("backfill", "members", "--from", "2024-01-01", "--to", "2024-06-10");
  expect(half).toContain(`24 runs of members: ${mondays.slice(0, 24).join(", ")}`);
  expect(half).toContain("24 runs: 24 loaded");
  await schedule("pause", "members", "--because", "two weeks of holidays");
  await schedule("resume", "members");
  const whole = await schedule("backfill", "members", ...YEAR);
  expect(whole).toContain("52 runs of members: 2024-01-01, 2024-01-08");
  expect(whole).toMatch(/52 runs: (24 unchanged, 28 loaded|28 loaded, 24 unchanged)/);

  const loads = await rows<{ day: string; loads: number }>(
    `select snapshot_date::varchar as day, count(*)::double as loads
     from meta.load where feed = 'members' group by all order by all`,
  );
  expect(loads).toEqual(mondays.map((day) => ({ day, loads: 1 })));

  const held = await rows<{ day: string; members: number; different: number }>(
    `select snapshot_date::varchar as day, count(*)::double as members,
            count(distinct member_id)::double as different
     from source.members group by all order by all`,
  );
  expect(Object.fromEntries(held.map(({ day, members }) => [day, members]))).toEqual(delivered);
  const rowsDoubled = sum(held.map(({ members, different }) => members - different));
  expect(rowsDoubled).toBe(0);

  const marts = path.join(region.var, "published/current/marts");
  const [published] = await rows<{ days: number }>(
    `select count(distinct snapshot_date)::double as days
     from read_parquet('${marts}/membership_profile.parquet') where member_count > 0`,
  );
  expect(published).toEqual({ days: WEEKS });
  const halfPublications = await countHalfPublications();
  expect(halfPublications).toBe(0);

  const rowsHeld = sum(held.map(({ different }) => different));
  await report("backfill", [
    {
      fault: "a year of weekly snapshots backfilled over a pause of two weeks",
      runs: 24 + WEEKS,
      rowsLost: sum(Object.values(delivered)) - rowsHeld,
      rowsDoubled,
      halfPublications,
      note: `${loads.length} days, each once; 24 weeks first, then the whole year`,
    },
  ]);
}, 900_000);

/** What a publication that was not finished leaves: a part, or a folder without a manifest or its marts. */
async function countHalfPublications(): Promise<number> {
  const folder = path.join(region.var, "published");
  const names = (await readdir(folder)).filter((name) => /^\d{8}T|\.part$/.test(name));
  expect(names.length).toBeGreaterThan(1);
  const isWhole = (name: string) =>
    !name.endsWith(".part") &&
    existsSync(path.join(folder, name, "manifest.json")) &&
    existsSync(path.join(folder, name, "marts/membership_profile.parquet"));
  return names.filter((name) => !isWhole(name)).length;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

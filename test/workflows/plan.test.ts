import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError } from "../../data/errors.js";
import { loadConfig, type Workplace } from "../../data/loadConfig.js";
import { openWarehouse, type Warehouse } from "../../data/warehouse/database.js";
import { dayIn, planRefresh } from "../../workflows/plan.js";
import type { RefreshRequest } from "../../workflows/types.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";

let region: SmallRegion;
let workplace: Workplace;
let warehouse: Warehouse;

beforeAll(async () => {
  region = await smallRegion({ months: 3 });
  workplace = await loadConfig(region.config);
  warehouse = await openWarehouse(region.var);
});

afterAll(() => warehouse.close());

async function memberDates(request: RefreshRequest, scheduledAt: string | null = null) {
  const { ingests } = await planRefresh(warehouse, workplace, request, scheduledAt);
  return ingests.filter(({ feed }) => feed === "members").map(({ snapshotDate }) => snapshotDate);
}

test("without a day, the newest snapshot is taken in", async () => {
  expect(await memberDates({})).toEqual(["2024-03-01"]);
});

test("every snapshot, a range or a day can be asked for", async () => {
  expect(await memberDates({ all: true })).toEqual(region.dates);
  expect(await memberDates({ from: "2024-02-01" })).toEqual(["2024-02-01", "2024-03-01"]);
  expect(await memberDates({ to: "2024-01-31" })).toEqual(["2024-01-01"]);
  expect(await memberDates({ snapshotDate: "2024-02-01" })).toEqual(["2024-02-01"]);
});

test("a scheduled run is about the day it was due in the feed's time zone", async () => {
  expect(await memberDates({}, "2024-01-31T23:30:00Z")).toEqual(["2024-02-01"]);
  expect(dayIn("Europe/London", "2024-01-31T23:30:00Z")).toBe("2024-01-31");
});

test("reference feeds come before members, and keep their own day", async () => {
  const { ingests } = await planRefresh(warehouse, workplace, { snapshotDate: "2024-02-01" }, null);
  expect(ingests.at(-1)).toEqual({ feed: "members", snapshotDate: "2024-02-01" });
  expect(ingests).toContainEqual({ feed: "residents", snapshotDate: "2024-01-01" });
});

test("a feed that is not there is named, with those that are", async () => {
  const plan = planRefresh(warehouse, workplace, { feeds: ["membres"] }, null);
  await expect(plan).rejects.toThrow(ConfigError);
  await expect(plan).rejects.toThrow(/"membres".*members, residents/);
});

import type { ScheduleUpdateOptions } from "@temporalio/client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ConfigError } from "../../../data/errors.js";
import type { Workplace } from "../../../data/loadConfig.js";
import { applySchedules } from "../../../workflows/schedules/apply.js";
import { planSchedules } from "../../../workflows/schedules/plan.js";
import { refresh } from "../../../workflows/refresh.js";
import { smallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { scheduled } from "./scheduled.js";

const MONDAY = { cron: "0 5 * * 1", timeZone: "Europe/Amsterdam" };

let bench: Bench;
let ours: Workplace;
/** Ids of the schedules that a test made. */
const made = new Set<string>();

beforeAll(async () => {
  bench = await startServer((await smallRegion({ months: 1 })).config);
});

afterAll(() => bench.stop());

/** Temporal's list is a moment behind. */
async function waitForList(...ids: string[]) {
  await expect.poll(listIds, { timeout: 10_000 }).toEqual(ids.sort());
}

async function listIds() {
  const ids: string[] = [];
  for await (const { scheduleId } of bench.client.schedule.list()) ids.push(scheduleId);
  return ids.sort();
}

beforeEach(async () => {
  for (const id of made)
    await bench.client.schedule
      .getHandle(id)
      .delete()
      .catch(() => undefined);
  made.clear();
  await waitForList();
  ours = scheduled(bench.workplace, { members: MONDAY });
});

async function statuses(workplace: Workplace) {
  const applied = await applySchedules(bench.client, workplace);
  for (const { id } of applied) made.add(id);
  return Object.fromEntries(applied.map(({ feed, status }) => [feed, status]));
}

async function changes(workplace: Workplace) {
  const [planned] = await planSchedules(bench.client, workplace);
  return planned?.action === "update"
    ? planned.changes.map(({ what, from, to }) => `${what}: ${from} -> ${to}`)
    : planned?.action;
}

async function described(feed = "members") {
  return bench.client.schedule.getHandle(`werkgebied-proefgebied-${feed}`).describe();
}

async function byHand(change: Partial<ScheduleUpdateOptions>) {
  const handle = bench.client.schedule.getHandle("werkgebied-proefgebied-members");
  await handle.update((was) => ({ ...was, ...change }));
}

test("applying twice sends no update, and a change is one update", async () => {
  expect(await statuses(ours)).toEqual({ members: "created" });
  const first = await described();
  expect(await statuses(ours)).toEqual({ members: "unchanged" });
  const second = await described();
  expect(second.info.lastUpdatedAt).toBeUndefined();
  expect(second.raw.conflictToken).toEqual(first.raw.conflictToken);
  const later = scheduled(bench.workplace, { members: { ...MONDAY, cron: "0 6 * * 1" } });
  expect(await statuses(later)).toEqual({ members: "updated" });
  expect((await described()).info.lastUpdatedAt).toBeInstanceOf(Date);
  expect(await statuses(later)).toEqual({ members: "unchanged" });
});

test.each([
  ["cron with names and steps", { cron: "*/20 5-7 * jan,JUL mon-fri" }],
  ["Sunday as seven", { cron: "0 5 * * 5-7" }],
  ["a calendar", { calendar: { hour: 5, dayOfMonth: { start: 1, end: 7 }, dayOfWeek: "monday" } }],
  ["several calendars", { calendar: [{ hour: [5, 17] }, { hour: "*", minute: 30, year: 2031 }] }],
  ["seconds", { calendar: { second: { start: 0, end: 59, step: 5 }, minute: "*", hour: "*" } }],
  ["all the rest", { ...MONDAY, jitter: "90m", catchUp: "36h", overlap: "one", paused: true }],
])("applying twice changes nothing: %s", async (_, schedule) => {
  const workplace = scheduled(bench.workplace, { members: schedule });
  expect(await statuses(workplace)).toEqual({ members: "created" });
  expect(await changes(workplace)).toBe("unchanged");
});

test("a difference is told in words, the old and the new", async () => {
  await statuses(ours);
  const members = {
    calendar: [{ hour: [5, 17] }, { dayOfWeek: "sunday", hour: 9, minute: 30 }],
    timeZone: "Europe/London",
    jitter: "300s",
    catchUp: "48h",
    overlap: "skip",
  };
  expect(await changes(scheduled(bench.workplace, { members }))).toEqual([
    "when: Monday at 05:00 -> every day at 05:00, 17:00; Sunday at 09:30",
    "time zone: Europe/Amsterdam -> Europe/London",
    "jitter: none -> 5m",
    "catch-up: 30d -> 2d",
    "overlap: wait -> skip",
  ]);
});

test("what people changed in Temporal's pages is told, and put right", async () => {
  await statuses(ours);
  const { spec, policies } = await described();
  await byHand({
    spec: { ...spec, timezone: "UTC", jitter: 60_000, intervals: [{ every: "1h" }] },
    policies: { ...policies, overlap: "ALLOW_ALL", pauseOnFailure: true },
  });
  expect(await changes(ours)).toEqual([
    "time zone: UTC -> Europe/Amsterdam",
    "jitter: 1m -> none",
    "overlap: allow all -> wait",
    "after a failure: pauses -> goes on",
    "set by hand: every 1h -> nothing",
  ]);
  expect(await statuses(ours)).toEqual({ members: "updated" });
  expect(await changes(ours)).toBe("unchanged");
});

test("a pause by people is kept, with its note, and so is a start by people", async () => {
  await statuses(ours);
  const handle = bench.client.schedule.getHandle("werkgebied-proefgebied-members");
  await handle.pause("new system until March");
  const paused = { paused: true, note: "new system until March" };
  expect(await statuses(ours)).toEqual({ members: "unchanged" });
  expect((await described()).state).toMatchObject(paused);
  const later = scheduled(bench.workplace, { members: { ...MONDAY, cron: "0 6 * * 1" } });
  expect(await statuses(later)).toEqual({ members: "updated" });
  expect((await described()).state).toMatchObject(paused);
  await handle.unpause("March");
  await statuses(scheduled(ours, { members: { ...MONDAY, paused: true } }));
  expect((await described()).state.paused).toBe(false);
});

test("a feed that is no longer scheduled is shown, and its schedule removed", async () => {
  const both = scheduled(bench.workplace, { members: MONDAY, loans: MONDAY });
  expect(await statuses(both)).toEqual({ members: "created", loans: "created" });
  await waitForList("werkgebied-proefgebied-loans", "werkgebied-proefgebied-members");
  const without = scheduled(bench.workplace, { members: MONDAY, loans: null });
  const planned = await planSchedules(bench.client, without);
  expect(planned.map(({ feed, action, when }) => [feed, action, when])).toEqual([
    ["members", "unchanged", "Monday at 05:00"],
    ["loans", "delete", "Monday at 05:00"],
  ]);
  expect(await statuses(ours)).toEqual({ members: "unchanged", loans: "deleted" });
  await waitForList("werkgebied-proefgebied-members");
  expect(await statuses(ours)).toEqual({ members: "unchanged" });
  expect(await statuses(both)).toEqual({ members: "unchanged", loans: "created" });
});

test("the schedules of others are left alone, also where their names begin as ours", async () => {
  const { config } = bench.workplace;
  const neighbour = { ...ours, config: { ...ours.config, name: `${config.name} Noord` } };
  expect(await statuses(neighbour)).toEqual({ members: "created" });
  await createStrange("werkgebied-proefgebied-loans", "a queue of theirs");
  await createStrange("nightly", "werkgebied-proefgebied");
  await statuses(ours);
  const others = [
    "nightly",
    "werkgebied-proefgebied-loans",
    "werkgebied-proefgebied-noord-members",
  ];
  await waitForList(...others, "werkgebied-proefgebied-members");
  expect(await statuses(scheduled(bench.workplace, {}))).toEqual({ members: "deleted" });
  await waitForList(...others);
});

test("where a stranger has the name that a feed needs, that is told and nothing is done", async () => {
  await createStrange("werkgebied-proefgebied-loans", "a queue of theirs");
  const both = scheduled(bench.workplace, { members: MONDAY, loans: MONDAY });
  const applied = applySchedules(bench.client, both);
  await expect(applied).rejects.toThrow(ConfigError);
  await expect(applied).rejects.toThrow(
    "feeds.loans: Temporal has a schedule werkgebied-proefgebied-loans that is not ours, for it works for the queue a queue of theirs.",
  );
  await expect(described()).rejects.toThrow("not found");
});

test("what the server refuses is told with the feed", async () => {
  // The configuration is checked by Node's time zones, and the server may know others.
  const workplace = { ...ours, config: { ...ours.config, timeZone: "Mars/Olympus" } };
  const { feeds } = scheduled(bench.workplace, { members: { cron: "0 5 * * 1" } }).config;
  const applied = applySchedules(bench.client, {
    ...workplace,
    config: { ...workplace.config, feeds },
  });
  await expect(applied).rejects.toThrow(ConfigError);
  await expect(applied).rejects.toThrow(
    /^feeds\.members\.schedule: Temporal's server refuses it: /,
  );
});

async function createStrange(scheduleId: string, taskQueue: string) {
  made.add(scheduleId);
  await bench.client.schedule.create({
    scheduleId,
    spec: { cronExpressions: ["0 3 * * *"] },
    action: { type: "startWorkflow", workflowType: refresh, args: [{}, "none"], taskQueue },
    state: { paused: true },
  });
}

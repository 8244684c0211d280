import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCron } from "../../../data/schedule/cron.js";
import { fromCalendar } from "../../../workflows/schedules/calendars.js";
import { smallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";

let bench: Bench;
let made = 0;

beforeAll(async () => {
  bench = await startServer((await smallRegion({ months: 1 })).config);
});

afterAll(() => bench.stop());

/** What Temporal's server makes of an expression; null where it refuses it. */
async function readByTemporal(cron: string) {
  const scheduleId = `cron-${made++}`;
  try {
    const handle = await bench.client.schedule.create({
      scheduleId,
      spec: { cronExpressions: [cron] },
      action: { type: "startWorkflow", workflowType: "none", args: [], taskQueue: "none" },
      state: { paused: true },
    });
    const { calendars = [] } = (await handle.describe()).spec;
    return calendars.map(fromCalendar);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

test.each([
  "0 5 * * 1",
  "*/15 * * * *",
  "5/20 5 * * *",
  "0 5-7 1,15 * *",
  "0 5 1 JAN,jul *",
  "30 5 * january-march *",
  "0 5 * * mon-fri",
  "0 5 * * Sunday",
  "0 5 * * 7",
  "0 5 * * 5-7",
  "1-10/3,40 0 31 1 *",
])("means here what it means to Temporal: %s", async (cron) => {
  expect([parseCron(cron)]).toEqual(await readByTemporal(cron));
});

test.each([
  ["60 5 * * 1", 'minute: "60" is not 0 to 59, a range such as 0-2, or a step such as */2'],
  ["0 24 * * 1", 'hour: "24" is not 0 to 23'],
  ["0 5 0 * *", 'day of the month: "0" is not 1 to 31'],
  ["0 5 L * *", 'day of the month: "L" is not 1 to 31'],
  ["0 5 * 13 *", 'month: "13" is not 1 to 12, or a name such as feb'],
  ["0 5 * * 8", 'day of the week: "8" is not 0 to 6, or a name such as mon'],
  ["0 5 * * ma", 'day of the week: "ma" is not'],
  ["*/0 5 * * 1", 'minute: "*/0" is not'],
  ["0 5, * * 1", 'hour: "" is not'],
  ["0 -1 * * 1", 'hour: "-1" is not'],
  ["0 7-5 * * *", 'hour: "7-5" ends before it begins'],
  ["0 5", "five fields are asked: minute hour day month weekday"],
])("is refused here, as Temporal would: %s", async (cron, sentence) => {
  expect(() => parseCron(cron)).toThrow(sentence);
  expect(await readByTemporal(cron)).toBeNull();
});

test("a comment is refused here, for Temporal would read the first Monday as any Monday", async () => {
  expect(() => parseCron("0 5 * * mon#1")).toThrow('day of the week: "mon#1" is not 0 to 6');
  expect((await readByTemporal("0 5 * * mon#1"))?.[0]?.dayOfWeek).toEqual([1]);
});

test("a day of the month with a day of the week is refused, for Temporal asks both and cron either", async () => {
  expect(() => parseCron("0 5 1 * 1")).toThrow("say it with `calendar`, where all must hold");
  const [read] = (await readByTemporal("0 5 1 * 1")) ?? [];
  expect([read?.dayOfMonth, read?.dayOfWeek]).toEqual([[1], [1]]);
});

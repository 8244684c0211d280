import { describe, expect, test } from "vitest";
import { validateConfig } from "../../data/loadConfig.js";
import { givenConfig as config, givenFeed as feed } from "./givenConfig.js";

function read(schedule: unknown) {
  const feeds = { leden: { ...feed, schedule } };
  return validateConfig({ ...config, feeds }, "werkgebied.config.ts").feeds.leden?.schedule;
}

const monday = { cron: "0 5 * * 1" };

test("what is left out has the value that most will want", () => {
  expect(read(monday)).toEqual({ ...monday, catchUp: "30d", overlap: "wait", paused: false });
});

describe("what is wrong in a schedule is told by its key, with an example", () => {
  test.each([
    ["", {}, "needs `cron` or `calendar`, and not both"],
    ["", { ...monday, calendar: { hour: 5 } }, "needs `cron` or `calendar`, and not both"],
    [".cron", { cron: "0 24 * * 1" }, 'hour: "24" is not 0 to 23'],
    [".cron", { cron: "0 5 * * 1 2026" }, "five fields: minute hour day month weekday"],
    [".cron", { cron: "0 5 30 2 *" }, "that day never comes in those months"],
    [".calendar", { calendar: { hour: 24 } }, "hour is a whole number from 0 to 23"],
    [".calendar", { calendar: [] }, "Too small"],
    [".calendar", { calendar: { hours: 5 } }, 'Unrecognized key: "hours"'],
    [
      ".calendar",
      { calendar: [{ hour: 5 }, { dayOfWeek: "mon" }] },
      'dayOfWeek is a whole number from 0 to 6, a name such as "monday"',
    ],
    [".calendar", { calendar: { hour: { start: 7, end: 5 } } }, "does not end before it begins"],
    [
      ".calendar",
      { calendar: { dayOfMonth: 31, month: ["april", "june"] } },
      "that day never comes in those months",
    ],
    [".timeZone", { ...monday, timeZone: "Europe/Amsterdm" }, "there is no time zone"],
    [".timeZone", { ...monday, timeZone: "+01:00" }, 'there is no time zone "+01:00"'],
    [".timeZone", { ...monday, timeZone: "europe/amsterdam" }, 'is written "Europe/Amsterdam"'],
    [".jitter", { ...monday, jitter: "5 minutes" }, "a whole number with s, m, h or d behind it"],
    [".jitter", { cron: "59 23 * * 1", jitter: "1m" }, "a run would begin after midnight"],
    [".catchUp", { ...monday, catchUp: "5s" }, "Temporal looks back for 10s at least"],
    [".overlap", { ...monday, overlap: "all" }, '"wait"|"skip"|"one"'],
  ])("%s %j", (key, schedule, sentence) => {
    const refused = () => read(schedule);
    expect(refused).toThrow(`\n  feeds.leden.schedule${key}: `);
    expect(refused).toThrow(sentence);
    expect(refused).toThrow(/\. Example: \S/);
    expect(refused).not.toThrow(/jitter[^]*\n[^]*jitter/);
  });
});

test.each([
  { cron: "59 23 * * 1", jitter: "59s" },
  { cron: "0 5 29 2 *", timeZone: "UTC" },
  { calendar: { dayOfWeek: "monday", dayOfMonth: { start: 1, end: 7 }, hour: 5 } },
  { calendar: [{ hour: [5, { start: 7, end: 9, step: 2 }], month: "january" }, { year: 2031 }] },
])("a schedule may be %j", (schedule) => {
  expect(read(schedule)).toMatchObject({ catchUp: "30d" });
});

test("the time zone of the configuration is checked as well", () => {
  const refused = () =>
    validateConfig({ ...config, timeZone: "Mars/Olympus", feeds: {} }, "werkgebied.config.ts");
  expect(refused).toThrow('\n  timeZone: there is no time zone "Mars/Olympus". Example: "Europe');
});

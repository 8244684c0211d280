import { expect, test } from "vitest";
import type { Calendar } from "../../data/schedule/calendar.js";
import { dueDayAfter } from "../../data/schedule/dueDay.js";
import { timesOf } from "../../data/schedule/times.js";

test.each([
  ["0 5 * * 1", "2026-11-28", "2026-11-30"],
  ["0 5 * * 1", "2026-11-30", "2026-12-07"],
  ["0 5 1 * *", "2026-12-01", "2027-01-01"],
  ["30 3 29 2 *", "2026-01-01", "2028-02-29"],
])("a schedule %s is due first after %s on %s", (cron, day, due) => {
  expect(dueDayAfter(timesOf({ cron }), day)).toBe(due);
});

test("of several calendars the first that comes counts", () => {
  const calendar: Calendar[] = [{ dayOfMonth: 15 }, { dayOfWeek: "wednesday" }];
  expect(dueDayAfter(timesOf({ calendar }), "2026-11-12")).toBe("2026-11-15");
  expect(dueDayAfter(timesOf({ calendar }), "2026-11-15")).toBe("2026-11-18");
});

test("a schedule that has ended is due no more", () => {
  expect(
    dueDayAfter(timesOf({ calendar: { year: 2025, dayOfMonth: 1 } }), "2025-12-01"),
  ).toBeNull();
});

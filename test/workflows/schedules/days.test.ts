import { expect, test } from "vitest";
import { dayIn } from "../../../workflows/plan.js";
import { rangeOfDays, startOfDay } from "../../../workflows/schedules/days.js";

test.each([
  ["Europe/Amsterdam", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["Europe/Amsterdam", "2026-03-30", "2026-03-29T22:00:00.000Z"],
  ["UTC", "2026-01-01", "2026-01-01T00:00:00.000Z"],
  ["Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-01-01", "2026-01-01T11:00:00.000Z"],
  // The clock goes from 23:59:59 to 01:00 there.
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
  ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z"],
])("a day begins in %s on %s at %s", (timeZone, day, moment) => {
  const start = startOfDay(timeZone, day);
  expect(start.toISOString()).toBe(moment);
  expect(dayIn(timeZone, new Date(start.getTime() - 1000).toISOString()) < day).toBe(true);
});

test("a range has both its days within", () => {
  expect(rangeOfDays("Europe/Amsterdam", "2026-10-25", "2026-10-25")).toEqual({
    start: new Date("2026-10-24T21:59:59Z"),
    end: new Date("2026-10-25T22:59:59Z"),
  });
});

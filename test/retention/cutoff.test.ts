import fc from "fast-check";
import { expect, test } from "vitest";
import { isOver, monthsAfter } from "../../data/retention/cutoff.js";

test.each([
  ["2024-01-31", 1, "2024-02-29"],
  ["2023-01-31", 1, "2023-02-28"],
  ["2024-02-29", 12, "2025-02-28"],
  ["2024-12-15", 24, "2026-12-15"],
  ["2024-12-31", 2, "2025-02-28"],
])("%s and %i months is %s", (date, months, after) => {
  expect(monthsAfter(date, months)).toBe(after);
});

test("a snapshot is over on the day itself, and never without a limit", () => {
  expect(isOver("2024-01-31", 24, "2026-01-30")).toBe(false);
  expect(isOver("2024-01-31", 24, "2026-01-31")).toBe(true);
  expect(isOver("1900-01-01", null, "2026-01-31")).toBe(false);
});

const days = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const counts = fc.integer({ min: 1, max: 1200 });

test("it lands in the month that was meant, on the same day or the last there is", () => {
  fc.assert(
    fc.property(days, counts, (date, months) => {
      const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
      const [toYear = 0, toMonth = 0, toDay = 0] = monthsAfter(date, months).split("-").map(Number);
      expect(toYear * 12 + toMonth).toBe(year * 12 + month + months);
      expect(toDay).toBeLessThanOrEqual(day);
      const next = new Date(Date.UTC(toYear, toMonth - 1, toDay + 1));
      if (toDay < day) expect(next.getUTCDate()).toBe(1);
    }),
  );
});

test("what is over stays over, and an older snapshot is over no later", () => {
  fc.assert(
    fc.property(days, days, counts, days, (one, other, months, today) => {
      const [older, newer] = [one, other].sort() as [string, string];
      if (isOver(newer, months, today)) expect(isOver(older, months, today)).toBe(true);
      if (isOver(one, months + 1, today)) expect(isOver(one, months, today)).toBe(true);
    }),
  );
});

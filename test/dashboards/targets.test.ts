import { expect, test } from "vitest";
import { progressOf, startOf } from "../../dashboards/components/answers/targets.js";

const target = { segment_id: "A", penetration: 0.3, by: "2027-12-31", since: "2025-01-15" };
const trend = [
  ["2025-03-01", 0.24],
  ["2025-01-01", 0.2],
  ["2025-02-01", 0.22],
].map(([snapshot_date, penetration]) => ({ segment_id: "A", snapshot_date, penetration }));

test("a target is counted from the first snapshot on or after the day it was set", () => {
  expect(startOf(trend, target, "2025-03-01")?.snapshot_date).toBe("2025-02-01");
  expect(startOf(trend, { segment_id: "A" }, "2025-03-01")).toBeNull();
});

test("on a date before that it has no beginning", () => {
  expect(startOf(trend, target, "2025-01-01")).toBeNull();
});

test.each([
  ["unknown", null, 0.22],
  ["reached", 0.3, 0.22],
  ["now", 0.25, null],
  ["now", 0.25, 0.35],
  ["same", 0.22, 0.225],
  ["back", 0.2, 0.25],
  ["on", 0.26, 0.22],
])("it is told as %s with a reach of %s after one of %s", (told, now, before) => {
  const row = {
    penetration: now,
    penetration_low: now && now - 0.01,
    penetration_high: now && now + 0.01,
  };
  const start = before && { penetration: before, snapshot_date: "2025-02-01" };
  const { message, values } = progressOf({ target, row, start, name: "Alfa" });
  expect(message).toBe(`opportunities.target.${told}`);
  if (told === "on") expect(values.done).toMatchObject({ value: expect.closeTo(0.5, 9) });
});

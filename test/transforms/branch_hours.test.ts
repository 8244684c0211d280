import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [
  { branch: "North", area_id: "A" },
  { branch: "Öst", area_id: "A" },
];

it("hours of a week, those of evenings and weekends, and the latest closing are told", async () => {
  const built = await world({
    members,
    opening_hours: [
      { branch: "North", weekday: 1, opens_at: "09:30", closes_at: "12:00" },
      { branch: "North", weekday: 1, opens_at: "17:00", closes_at: "20:30" },
      { branch: "North", weekday: 6, opens_at: "10:00", closes_at: "14:00" },
      { branch: "Öst", weekday: 2, opens_at: "19:00", closes_at: "24:00" },
    ],
  });
  await expectRows(built, "branch_hours", {}, [
    {
      scope_id: "town/north",
      days_open: 2,
      hours_per_week: 10,
      evening_hours: 2.5,
      weekend_hours: 4,
      latest_closing: "20:30",
    },
    {
      scope_id: "town/ost",
      days_open: 1,
      hours_per_week: 5,
      evening_hours: 5,
      weekend_hours: 0,
      latest_closing: "24:00",
    },
  ]);
});

it("a branch of which no hours are known has no row, nor have hours of no branch", async () => {
  const built = await world({
    members,
    opening_hours: [{ branch: "Elsewhere", weekday: 1, opens_at: "09:00", closes_at: "17:00" }],
  });
  await expectRows(built, "branch_hours", {}, []);
});

it("the hours that hold on a day are the latest on or before it", async () => {
  const built = await world({
    members: [{ branch: "North", area_id: "A", snapshot_date: "2024-03-31" }, ...members],
    opening_hours: [
      { branch: "North", weekday: 1, opens_at: "09:00", closes_at: "17:00" },
      {
        branch: "North",
        weekday: 1,
        opens_at: "09:00",
        closes_at: "20:00",
        snapshot_date: "2024-03-01",
      },
    ],
  });
  await expectRows(built, "branch_hours", {}, [
    { snapshot_date: "2024-01-31", evening_hours: 0, hours_per_week: 8 },
    { snapshot_date: "2024-03-31", evening_hours: 2, hours_per_week: 11 },
  ]);
});

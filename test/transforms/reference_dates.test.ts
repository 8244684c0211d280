import { expect, it } from "vitest";
import { neededFor, world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const residents = [{ area_id: "A", segment_id: "S", persons: 10 }];
const everyone = (snapshot_date: string) => ({ snapshot_date, area_id: "A" });

it("a reference holds from its date on, until the next", async () => {
  const built = await world({
    residents: ["2023-01-01", "2024-01-31", "2024-02-01"].map((snapshot_date) => ({
      ...residents[0],
      snapshot_date,
    })),
    members: ["2023-12-31", "2024-01-31", "2024-03-31"].map(everyone),
  });
  await expectRows(built, "reference_dates", {}, [
    { snapshot_date: "2023-12-31", feed: "residents", reference_date: "2023-01-01" },
    { snapshot_date: "2024-01-31", feed: "residents", reference_date: "2024-01-31" },
    { snapshot_date: "2024-03-31", feed: "residents", reference_date: "2024-02-01" },
  ]);
});

it("a snapshot before the first residents takes the earliest", async () => {
  const built = await world({
    residents: ["2024-01-01", "2025-01-01"].map((snapshot_date) => ({
      ...residents[0],
      snapshot_date,
    })),
    members: [everyone("2023-06-30")],
  });
  await expectRows(built, "reference_dates", {}, [
    { snapshot_date: "2023-06-30", reference_date: "2024-01-01" },
  ]);
});

it("snapshots with the same references share an edition, others do not", async () => {
  const built = await world({
    residents,
    branches: [
      { snapshot_date: "2024-01-01", branch: "North" },
      { snapshot_date: "2024-03-01", branch: "North" },
    ],
    members: ["2024-01-31", "2024-02-29", "2024-03-31"].map(everyone),
  });
  await built.build(neededFor("reference_dates"));
  const editions = await built.warehouse.rows(
    `select string_agg(distinct strftime(snapshot_date, '%m'), ' ' order by strftime(snapshot_date, '%m')) as months
     from mart.reference_dates group by edition order by months`,
  );
  expect(editions).toEqual([{ months: "01 02" }, { months: "03" }]);
});

it("a control total is set against deliveries, not under them: no edition changes by it", async () => {
  const built = await world({
    residents,
    members: [everyone("2024-01-31")],
    control_totals: [{ snapshot_date: "2024-01-31", member_count: 1 }],
  });
  await expectRows(built, "reference_dates", {}, [{ feed: "residents" }]);
});

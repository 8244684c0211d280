import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const total = { scope: "library", level: "total", basis: "persons" };

/** Members of town by snapshot, of 100 residents. */
function townWith(counts: Record<string, number>) {
  return world({
    residents: [{ area_id: "A", segment_id: "S", persons: 100 }],
    catchments: [{ area_id: "A" }],
    member_counts: Object.entries(counts).map(([snapshot_date, member_count]) => ({
      snapshot_date,
      area_id: "A",
      member_count,
    })),
  });
}

it("the previous snapshot is the one before, however long ago", async () => {
  const built = await townWith({ "2023-01-31": 10, "2023-08-31": 12, "2023-09-30": 9 });
  await expectRows(built, "penetration_trend", total, [
    { penetration: 0.1, previous_date: null, previous: null, change_previous: null },
    { penetration: 0.12, previous_date: "2023-01-31", previous: 0.1, change_previous: 0.02 },
    { penetration: 0.09, previous_date: "2023-08-31", previous: 0.12, change_previous: -0.03 },
  ]);
});

it("a year ago is the nearest within 31 days", async () => {
  const built = await townWith({
    "2023-01-01": 10,
    "2023-01-20": 20,
    "2023-02-28": 30,
    "2024-01-31": 50,
  });
  await expectRows(built, "penetration_trend", { ...total, snapshot_date: "2024-01-31" }, [
    { year_ago_date: "2023-01-20", year_ago: 0.2, change_year: 0.3 },
  ]);
});

it("there is no year ago at 32 days from it", async () => {
  const built = await townWith({ "2022-12-30": 10, "2023-03-04": 20, "2024-01-31": 50 });
  await expectRows(built, "penetration_trend", { ...total, snapshot_date: "2024-01-31" }, [
    { year_ago_date: null, year_ago: null, change_year: null, change_rank: null },
  ]);
});

it("of two that are as near to a year ago, the earlier is taken", async () => {
  const built = await townWith({ "2023-01-21": 10, "2023-02-10": 20, "2024-01-31": 50 });
  await expectRows(built, "penetration_trend", { ...total, snapshot_date: "2024-01-31" }, [
    { year_ago_date: "2023-01-21" },
  ]);
});

it("a year before a leap day is the end of February", async () => {
  const built = await townWith({ "2023-02-28": 10, "2023-03-01": 20, "2024-02-29": 50 });
  await expectRows(built, "penetration_trend", { ...total, snapshot_date: "2024-02-29" }, [
    { year_ago_date: "2023-02-28" },
  ]);
});

it("the slope is the median of all pairs up to then, and one wild month does not move it", async () => {
  const built = await townWith({ "2023-01-01": 10, "2024-01-01": 11, "2025-01-01": 12 });
  await expectRows(built, "penetration_trend", { ...total, snapshot_date: "2024-01-01" }, [
    { slope_per_year: (0.01 * 365.25) / 365 },
  ]);
  const wild = await townWith({
    "2023-01-01": 10,
    "2023-01-11": 20,
    "2023-01-21": 90,
    "2023-01-31": 40,
    "2023-02-10": 50,
  });
  await expectRows(wild, "penetration_trend", { ...total, snapshot_date: "2023-02-10" }, [
    { slope_per_year: 0.01 * 365.25 },
  ]);
});

it("the largest rise of a year comes first", async () => {
  const dates = ["2023-01-31", "2024-01-31"] as const;
  const counts = { S: [10, 12], T: [10, 20], U: [10, 5] };
  const built = await world({
    residents: Object.keys(counts).map((segment) => ({
      area_id: segment,
      segment_id: segment,
      persons: 100,
    })),
    catchments: Object.keys(counts).map((area_id) => ({ area_id })),
    member_counts: Object.entries(counts).flatMap(([area_id, members]) =>
      dates.map((snapshot_date, place) => ({
        snapshot_date,
        area_id,
        member_count: members[place]!,
      })),
    ),
  });
  await expectRows(
    built,
    "penetration_trend",
    { scope: "library", level: "segment", snapshot_date: "2024-01-31" },
    [
      { segment_id: "T", change_year: 0.1, change_rank: 1 },
      { segment_id: "S", change_year: 0.02, change_rank: 2 },
      { segment_id: "U", change_year: -0.05, change_rank: 3 },
    ],
  );
});

it("a segment that is new has no previous, while its library has", async () => {
  const built = await world({
    residents: [
      { snapshot_date: "2023-01-01", area_id: "A", segment_id: "S", persons: 100 },
      { snapshot_date: "2024-01-01", area_id: "A", segment_id: "T", persons: 100 },
    ],
    catchments: [{ area_id: "A" }],
    member_counts: ["2023-12-31", "2024-01-31"].map((snapshot_date) => ({
      snapshot_date,
      area_id: "A",
      member_count: 5,
    })),
  });
  await expectRows(built, "penetration_trend", { scope: "library", segment_id: "T" }, [
    { previous_date: "2023-12-31", previous: null, change_previous: null },
  ]);
});

it("snapshots of another library are none of this one", async () => {
  const built = await townWith({ "2023-01-31": 10, "2024-01-31": 12 });
  await built.deliver("member_counts", [
    {
      feed: "village",
      library: "Village",
      snapshot_date: "2023-12-31",
      area_id: "A",
      member_count: 1,
    },
  ]);
  await expectRows(
    built,
    "penetration_trend",
    { ...total, library_id: "town", snapshot_date: "2024-01-31" },
    [{ previous_date: "2023-01-31" }],
  );
});

it("rest rows have no trend", async () => {
  const built = await world({ members: [{ area_id: "A" }] });
  await expectRows(built, "penetration_trend", {}, []);
});

/** Households with a member by snapshot, of 200. */
function householdsWith(counts: Record<string, number>) {
  return world({
    residents: [{ area_id: "A", segment_id: "S", households: 200 }],
    catchments: [{ area_id: "A" }],
    members: Object.entries(counts).flatMap(([snapshot_date, count]) =>
      Array.from({ length: count }, () => ({ snapshot_date, area_id: "A" })),
    ),
  });
}

it("a change lies between what the intervals of both moments leave open", async () => {
  const built = await householdsWith({ "2022-01-31": 60, "2023-01-31": 66, "2024-01-31": 48 });
  const households = { scope: "library", level: "total", basis: "households" };
  // confint_proportions_2indep of statsmodels, by its method "newcomb".
  const rise = { low: -0.06074203615887419, high: 0.12006776117867943 };
  const fall = { low: -0.17666138500600953, high: -0.0014840736520660147 };
  const changed = (change: number | null, { low, high }: Record<string, number | null>) => ({
    ...{ change_year: change, change_year_low: low, change_year_high: high },
    ...{ change_previous: change, change_previous_low: low, change_previous_high: high },
  });
  await expectRows(built, "penetration_trend", households, [
    changed(null, { low: null, high: null }),
    changed(0.03, rise),
    changed(-0.09, fall),
  ]);
});

it("a change of what has no interval has none", async () => {
  // Of one area nothing can be told of how persons cluster.
  const year = await townWith({ "2023-01-31": 10, "2024-01-31": 11 });
  await expectRows(year, "penetration_trend", { ...total, snapshot_date: "2024-01-31" }, [
    { change_year: 0.01, change_year_low: null, change_year_high: null },
  ]);
});

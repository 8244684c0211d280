import { describe, it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const residents = [
  { area_id: "A", segment_id: "S", persons: 60, households: 20 },
  { area_id: "B", segment_id: "T", persons: 40, households: 20 },
];
const catchments = [
  { area_id: "A", municipality: "East" },
  { area_id: "B", municipality: "West" },
];
const segments = { scope: "library", level: "segment", basis: "persons" };

it("penetration, shares and index follow from the counts", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", member_count: 15 },
      { area_id: "B", member_count: 5 },
    ],
  });
  await expectRows(built, "membership_profile", segments, [
    {
      segment_id: "S",
      base_count: 60,
      member_count: 15,
      base_share: 0.6,
      member_share: 0.75,
      penetration: 0.25,
      index: 125,
    },
    {
      segment_id: "T",
      base_count: 40,
      member_count: 5,
      base_share: 0.4,
      member_share: 0.25,
      penetration: 0.125,
      index: 62.5,
    },
  ]);
});

it("penetration is null where nobody lives", async () => {
  const built = await world({
    residents: [...residents, { area_id: "B", segment_id: "U", persons: 0 }],
    catchments,
    member_counts: [{ area_id: "A", member_count: 6 }],
  });
  await expectRows(built, "membership_profile", { ...segments, segment_id: "U" }, [
    { base_count: 0, member_count: 0, penetration: null, index: null },
  ]);
});

it("a segment that nobody of joined has penetration 0 and index 0", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: 6 }],
  });
  await expectRows(built, "membership_profile", { ...segments, segment_id: "T" }, [
    { base_count: 40, member_count: 0, member_share: 0, penetration: 0, index: 0 },
  ]);
});

it("a municipality without a member has penetration 0 and no index", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: 6 }],
  });
  await expectRows(
    built,
    "membership_profile",
    { scope_id: "west", level: "segment", basis: "persons" },
    [{ segment_id: "T", base_count: 40, penetration: 0, member_share: null, index: null }],
  );
});

it("rest rows have counts and no ratio", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", member_count: 6 },
      { area_id: "Z", member_count: 3 },
      { area_id: null, member_count: 2 },
    ],
  });
  const ratios = { base_share: null, member_share: null, penetration: null, index: null };
  for (const [segment_id, member_count] of [
    ["_outside", 3],
    ["_unplaced", 2],
  ] as const) {
    await expectRows(built, "membership_profile", { ...segments, segment_id }, [
      { base_count: 0, member_count, ...ratios },
    ]);
  }
});

it("rest rows take no part in the shares", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", member_count: 6 },
      { area_id: "Z", member_count: 30 },
    ],
  });
  await expectRows(built, "membership_profile", { ...segments, segment_id: "S" }, [
    { member_share: 1, index: 100 / 0.6 },
  ]);
});

it("an area without a segment is unassigned in base and members", async () => {
  const built = await world({
    residents: [...residents, { area_id: "C", segment_id: null, persons: 50 }],
    catchments: [...catchments, { area_id: "C" }],
    member_counts: [
      { area_id: "A", member_count: 6 },
      { area_id: "C", member_count: 5 },
    ],
  });
  await expectRows(built, "membership_profile", { ...segments, level: "total" }, [
    { segment_id: "_all", base_count: 100, member_count: 6, penetration: 0.06 },
    { segment_id: "_unassigned", base_count: 50, member_count: 5, penetration: null },
  ]);
});

it("households are set against households and persons against persons", async () => {
  const built = await world({
    residents,
    catchments,
    members: ["7", "7", "7", "9"].map((house_number) => ({ area_id: "A", house_number })),
  });
  await expectRows(built, "membership_profile", { scope: "library", level: "total" }, [
    { basis: "households", base_count: 40, member_count: 2, penetration: 0.05 },
    { basis: "persons", base_count: 100, member_count: 4, penetration: 0.04 },
  ]);
});

it("counts of persons give no penetration of households", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: 6 }],
  });
  await expectRows(built, "membership_profile", { basis: "households" }, []);
});

it("only a basis that is asked for is shown", async () => {
  const built = await world({
    residents,
    catchments,
    members: [{ area_id: "A" }],
    setting: { basis: ["households"] },
  });
  await expectRows(built, "membership_profile", { scope: "library", level: "total" }, [
    { basis: "households", base_count: 40, member_count: 1 },
  ]);
});

it("a suppressed count lies between its least and its most", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: null }],
    setting: { suppressed: "midpoint" },
  });
  await expectRows(built, "membership_profile", { ...segments, segment_id: "S" }, [
    { member_count: 2.5, member_count_low: 1, member_count_high: 4 },
  ]);
});

it("a snapshot before the first residents is set against the earliest, and says so", async () => {
  const built = await world({
    residents,
    catchments,
    members: [{ snapshot_date: "2023-06-30", area_id: "A" }],
  });
  await expectRows(built, "membership_profile", { ...segments, level: "total" }, [
    { snapshot_date: "2023-06-30", base_date: "2024-01-01", base_count: 100 },
  ]);
});

it("new residents are the base from their date on", async () => {
  const built = await world({
    residents: [
      { snapshot_date: "2023-01-01", area_id: "A", segment_id: "S", persons: 10 },
      { snapshot_date: "2024-02-01", area_id: "A", segment_id: "S", persons: 20 },
    ],
    catchments,
    members: ["2024-01-31", "2024-02-29"].map((snapshot_date) => ({ snapshot_date, area_id: "A" })),
  });
  await expectRows(built, "membership_profile", { ...segments, level: "total" }, [
    { snapshot_date: "2024-01-31", base_date: "2023-01-01", penetration: 0.1 },
    { snapshot_date: "2024-02-29", base_date: "2024-02-01", penetration: 0.05 },
  ]);
});

describe("where only counts by area are known", () => {
  /** Areas of 1,000 persons, each with its segment and members. */
  const areas = (of: [segment_id: string, member_count: number][]) => ({
    residents: of.map(([segment_id], place) => ({
      area_id: `A${place}`,
      segment_id,
      persons: 1000,
    })),
    catchments: of.map((_, place) => ({ area_id: `A${place}` })),
    member_counts: of.map(([, member_count], place) => ({ area_id: `A${place}`, member_count })),
  });

  it("a segment of one area is taken to vary as areas do", async () => {
    // Of S it cannot be seen; of T, in which areas have 100 to 300 members, it can.
    const built = await world(
      areas([
        ["S", 320],
        ["T", 100],
        ["T", 300],
        ["T", 150],
        ["T", 250],
        ["T", 200],
      ]),
    );
    await expectRows(built, "membership_profile", { ...segments, segment_id: "S" }, [
      { penetration: 0.32, cluster: "area", class: "average" },
    ]);
  });

  it("nothing is concluded where there are no more areas than segments", async () => {
    const built = await world(
      areas([
        ["S", 320],
        ["T", 100],
      ]),
    );
    const nothing = {
      penetration_low: null,
      index_low: null,
      z: null,
      p_value: null,
      q_value: null,
      class: null,
      gap: null,
    };
    await expectRows(built, "membership_profile", segments, [
      { segment_id: "S", penetration: 0.32, ...nothing },
      { segment_id: "T", penetration: 0.1, ...nothing },
    ]);
  });

  it("a difference that is larger than areas make is told", async () => {
    const built = await world(
      areas([
        ["S", 310],
        ["S", 300],
        ["S", 305],
        ["T", 100],
        ["T", 110],
        ["T", 90],
        ["T", 105],
      ]),
    );
    await expectRows(built, "membership_profile", segments, [
      { segment_id: "S", class: "over" },
      { segment_id: "T", class: "under" },
    ]);
  });
});

import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const residents = [
  { area_id: "A", segment_id: "S", persons: 60, households: 20 },
  { area_id: "B", segment_id: "T", persons: 40, households: 20 },
];
const catchments = [{ area_id: "A" }, { area_id: "B" }];
const library = { scope: "library", level: "segment" };

it("persons of one house are a cluster, whose size is the average of its area", async () => {
  const built = await world({
    residents,
    catchments,
    members: ["7", "7", "7", "9"].map((house_number) => ({ area_id: "A", house_number })),
  });
  await expectRows(built, "scope_clusters", library, [
    {
      segment_id: "S",
      cluster: "household",
      // 3 and 1 members; 4 members in houses of 3; 20 houses of 3.
      own_member_squares: 9 + 1,
      own_products: 4 * 3,
      own_base_squares: 20 * 9,
    },
    {
      segment_id: "T",
      cluster: "household",
      own_member_squares: 0,
      own_products: 0,
      own_base_squares: 20 * 4,
    },
  ]);
});

it("where only counts are known, an area is a cluster, also one without a member", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: 15 }],
  });
  await expectRows(built, "scope_clusters", library, [
    {
      segment_id: "S",
      cluster: "area",
      own_member_squares: 15 ** 2,
      own_products: 15 * 60,
      own_base_squares: 60 ** 2,
    },
    {
      segment_id: "T",
      cluster: "area",
      own_member_squares: 0,
      own_products: 0,
      own_base_squares: 40 ** 2,
    },
  ]);
});

it("an area of two segments is a part of each", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 75 },
      { area_id: "A", segment_id: "T", persons: 25 },
    ],
    catchments,
    member_counts: [{ area_id: "A", member_count: 10 }],
  });
  await expectRows(built, "scope_clusters", library, [
    { segment_id: "S", own_member_squares: 100 * 0.75 ** 2, shared_member_squares: 100 * 0.75 },
    { segment_id: "T", own_member_squares: 100 * 0.25 ** 2, shared_member_squares: 100 * 0.25 },
  ]);
});

it("where few houses are known, it is not known who live together either", async () => {
  const houses = ["1", "2", ...Array.from({ length: 18 }, () => null)];
  const built = await world({
    residents,
    catchments,
    members: houses.map((house_number) => ({ area_id: "A", house_number })),
  });
  await expectRows(built, "scope_clusters", { ...library, segment_id: "S" }, [
    { cluster: "area", own_member_squares: 400 },
  ]);
});

it("a household with cards at two branches is one cluster of the library, and one at each branch", async () => {
  const built = await world({
    residents,
    catchments,
    members: ["North", "North", "South"].map((branch) => ({
      branch,
      area_id: "A",
      house_number: "7",
    })),
  });
  await expectRows(built, "scope_clusters", { level: "total" }, [
    { scope: "library", scope_id: "town", own_member_squares: 9 },
    { scope: "branch", scope_id: "town/north", own_member_squares: 4 },
    { scope: "branch", scope_id: "town/south", own_member_squares: 1 },
  ]);
});

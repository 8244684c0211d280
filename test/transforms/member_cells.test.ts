import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const library = { branch_id: "_all" };
const persons = { branch_id: "_all", basis: "persons" };
const residents = [{ area_id: "A", segment_id: "S", persons: 100, households: 50 }];

it("a household with cards at two branches counts at both and once for the library", async () => {
  const built = await world({
    residents,
    members: ["North", "South", "South"].map((branch) => ({
      branch,
      area_id: "A",
      house_number: "7",
    })),
  });
  await expectRows(built, "member_cells", {}, [
    { branch_id: "_all", branch_name: "", basis: "households", member_count: 1 },
    { branch_id: "_all", branch_name: "", basis: "persons", member_count: 3 },
    { branch_id: "north", branch_name: "North", basis: "households", member_count: 1 },
    { branch_id: "north", branch_name: "North", basis: "persons", member_count: 1 },
    { branch_id: "south", branch_name: "South", basis: "households", member_count: 1 },
    { branch_id: "south", branch_name: "South", basis: "persons", member_count: 2 },
  ]);
});

it("an addition to the house number tells households apart", async () => {
  const built = await world({
    residents,
    members: [null, "a", "b", "b"].map((house_addition) => ({
      area_id: "A",
      house_number: "7",
      house_addition,
    })),
  });
  await expectRows(built, "member_cells", { ...library, basis: "households" }, [
    { area_id: "A", member_count: 3 },
  ]);
});

it("a member whose house or area is not known is a household of one", async () => {
  const built = await world({
    residents,
    members: [
      { area_id: "A" },
      { area_id: "A" },
      { area_id: null, house_number: "7" },
      { area_id: null, house_number: "7" },
    ],
  });
  await expectRows(built, "member_cells", { ...library, basis: "households" }, [
    { area_id: "", member_count: 2 },
    { area_id: "A", member_count: 2 },
  ]);
});

it("a member without a branch counts for the library alone", async () => {
  const built = await world({ residents, members: [{ area_id: "A" }] });
  await expectRows(built, "member_cells", { basis: "persons" }, [
    { branch_id: "_all", member_count: 1 },
  ]);
});

it("expired cards and left-out categories do not count", async () => {
  const built = await world({
    residents,
    members: [
      { area_id: "A", expiry_date: "2024-01-30" },
      { area_id: "A", expiry_date: "2024-01-31" },
      { area_id: "A", expiry_date: null },
      { area_id: "A", category: "school" },
      { area_id: "A", category: "adult" },
    ],
    setting: { leaveOutCategories: ["school", "staff"] },
  });
  await expectRows(built, "member_cells", persons, [{ member_count: 3 }]);
});

it("a card counts as many days longer as the configuration gives, and not before it began", async () => {
  const built = await world({
    residents,
    members: [
      { area_id: "A", expiry_date: "2024-01-02" },
      { area_id: "A", expiry_date: "2024-01-01" },
      { area_id: "A", joined_date: "2024-01-31" },
      { area_id: "A", joined_date: "2024-02-01" },
    ],
    setting: { expiryGraceDays: 29 },
  });
  await expectRows(built, "member_cells", persons, [{ member_count: 2 }]);
});

it("two suppressed counts are 2 to 8", async () => {
  const built = await world({
    residents,
    member_counts: [
      { area_id: "A", part: "ward 1", member_count: null },
      { area_id: "A", part: "ward 2", member_count: null },
      { area_id: "A", part: "ward 3", member_count: 10 },
    ],
  });
  await expectRows(built, "member_cells", persons, [
    { member_count: 10, member_count_low: 12, member_count_high: 18 },
  ]);
});

it("midpoint puts 2.5 in place of a suppressed count", async () => {
  const built = await world({
    residents,
    member_counts: [
      { area_id: "A", part: "ward 1", member_count: null },
      { area_id: "A", part: "ward 2", member_count: 10 },
    ],
    setting: { suppressed: "midpoint" },
  });
  await expectRows(built, "member_cells", persons, [
    { member_count: 12.5, member_count_low: 11, member_count_high: 14 },
  ]);
});

it("zero puts 0 in place of a suppressed count, and says that it may be more", async () => {
  const built = await world({ residents, member_counts: [{ area_id: "A", member_count: null }] });
  await expectRows(built, "member_cells", persons, [
    { member_count: 0, member_count_low: 1, member_count_high: 4 },
  ]);
});

it("counts are persons and never households", async () => {
  const built = await world({ residents, member_counts: [{ area_id: "A", member_count: 10 }] });
  await expectRows(built, "member_cells", { basis: "households" }, []);
});

it("members of an old area are shared over its new ones", async () => {
  const built = await world({
    residents: [
      { area_id: "B", segment_id: "S", persons: 30 },
      { area_id: "C", segment_id: "S", persons: 10 },
    ],
    boundaries: [
      { old_area_id: "A", area_id: "B" },
      { old_area_id: "A", area_id: "C" },
    ],
    member_counts: [
      { area_id: "A", member_count: 6 },
      { area_id: "C", member_count: 1 },
    ],
  });
  await expectRows(built, "member_cells", persons, [
    { area_id: "B", member_count: 4.5 },
    { area_id: "C", member_count: 2.5 },
  ]);
});

it("the segment of an address goes with its members", async () => {
  const built = await world({
    residents,
    assignments: [
      { area_id: "A", house_number: "7", segment_id: "S", subsegment_id: "S1" },
      { area_id: "A", house_number: "9", segmentation: "map@2", segment_id: "X" },
    ],
    members: ["7", "7", "9"].map((house_number) => ({ area_id: "A", house_number })),
    setting: { assignment: "address" },
  });
  await expectRows(built, "member_cells", persons, [
    { segment_id: "S", subsegment_id: "S1", member_count: 2 },
    { segment_id: "", subsegment_id: "", member_count: 1 },
  ]);
});

it("members of an address that several feeds name count once, by the newest", async () => {
  const address = { area_id: "A", house_number: "7" };
  const built = await world({
    residents,
    assignments: [
      { ...address, segment_id: "S" },
      { ...address, feed: "newer", snapshot_date: "2024-01-15", segment_id: "T" },
    ],
    members: [address, { ...address, house_addition: "A" }],
    setting: { assignment: "address" },
  });
  await expectRows(built, "member_cells", persons, [
    { segment_id: "T", member_count: 1 },
    { segment_id: "", member_count: 1 },
  ]);
});

it("the segment of an address is not used where the area decides", async () => {
  const built = await world({
    residents,
    assignments: [{ area_id: "A", house_number: "7", segment_id: "S" }],
    members: [{ area_id: "A", house_number: "7" }],
    setting: { assignment: "shared" },
  });
  await expectRows(built, "member_cells", persons, [{ segment_id: "", member_count: 1 }]);
});

it("each snapshot counts its own members", async () => {
  const built = await world({
    residents,
    members: [
      { snapshot_date: "2024-01-31", area_id: "A", expiry_date: "2024-02-15" },
      { snapshot_date: "2024-02-29", area_id: "A", expiry_date: "2024-02-15" },
      { snapshot_date: "2024-02-29", area_id: "A" },
      { snapshot_date: "2024-02-29", area_id: "A" },
    ],
  });
  await expectRows(built, "member_cells", persons, [
    { snapshot_date: "2024-01-31", member_count: 1 },
    { snapshot_date: "2024-02-29", member_count: 2 },
  ]);
});

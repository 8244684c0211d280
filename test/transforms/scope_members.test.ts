import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const segments = { level: "segment", basis: "persons" };
const residents = [
  { area_id: "A", segment_id: "S", persons: 30 },
  { area_id: "A", segment_id: "T", persons: 10 },
  { area_id: "B", segment_id: "T", persons: 10 },
];
const catchments = [
  { area_id: "A", municipality: "East" },
  { area_id: "B", municipality: "West" },
];

it("members are shared over the segments of their area", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [
      { area_id: "A", member_count: 8 },
      { area_id: "B", member_count: 1 },
    ],
  });
  await expectRows(built, "scope_members", { ...segments, scope: "library" }, [
    { segment_id: "S", member_count: 6 },
    { segment_id: "T", member_count: 3 },
  ]);
});

it("members take the largest segment of their area where the largest decides", async () => {
  const built = await world({
    residents,
    catchments,
    member_counts: [{ area_id: "A", member_count: 8 }],
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "scope_members", { ...segments, scope: "library" }, [
    { segment_id: "S", member_count: 8 },
  ]);
});

it("the segment of an address goes before the area's mix", async () => {
  const built = await world({
    residents,
    catchments,
    assignments: [{ area_id: "A", house_number: "7", segment_id: "T" }],
    members: ["7", "9", "9", "9", "9"].map((house_number) => ({ area_id: "A", house_number })),
    setting: { assignment: "address" },
  });
  await expectRows(built, "scope_members", { ...segments, scope: "library" }, [
    { segment_id: "S", member_count: 3 },
    { segment_id: "T", member_count: 2 },
  ]);
});

it("a member with a blank area is unplaced", async () => {
  const built = await world({ residents, catchments, members: [{ area_id: null }] });
  await expectRows(built, "scope_members", { basis: "persons" }, [
    { scope: "library", level: "total", segment_id: "_unplaced", member_count: 1 },
    { scope: "library", level: "segment", segment_id: "_unplaced", member_count: 1 },
    { scope: "library", level: "subsegment", segment_id: "_unplaced", member_count: 1 },
  ]);
});

it("a member outside the catchment is outside, and no rest of a municipality", async () => {
  const built = await world({
    residents,
    catchments,
    members: [{ area_id: "C" }, { area_id: "A" }],
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "scope_members", segments, [
    { scope: "library", scope_id: "town", segment_id: "S", member_count: 1 },
    { scope: "library", scope_id: "town", segment_id: "_outside", member_count: 1 },
    { scope: "municipality", scope_id: "east", segment_id: "S", member_count: 1 },
  ]);
});

it("an area without a segment is unassigned", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: null, persons: 30 }],
    catchments,
    members: [{ area_id: "A" }],
  });
  await expectRows(built, "scope_members", { scope: "library", basis: "persons" }, [
    { level: "total", segment_id: "_unassigned", member_count: 1 },
    { level: "segment", segment_id: "_unassigned", member_count: 1 },
    { level: "subsegment", segment_id: "_unassigned", member_count: 1 },
  ]);
});

it("members where nobody lives are unassigned, whatever their address says", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 0 }],
    catchments,
    assignments: [{ area_id: "B", house_number: "7", segment_id: "S" }],
    members: [{ area_id: "A" }, { area_id: "B", house_number: "7" }],
    setting: { assignment: "address" },
  });
  await expectRows(built, "scope_members", { ...segments, scope: "library" }, [
    { segment_id: "_unassigned", member_count: 2 },
  ]);
});

it("a segment without a known subsegment is unassigned at that level only", async () => {
  const built = await world({ residents, catchments, members: [{ area_id: "B" }] });
  await expectRows(built, "scope_members", { scope: "library", basis: "persons" }, [
    { level: "total", segment_id: "_all", member_count: 1 },
    { level: "segment", segment_id: "T", member_count: 1 },
    { level: "subsegment", segment_id: "_unassigned", member_count: 1 },
  ]);
});

it("a branch counts whom it registered in its own catchment, the rest as outside", async () => {
  const built = await world({
    residents,
    catchments: [...catchments, { branch: "North", area_id: "B" }],
    members: [
      { branch: "North", area_id: "A" },
      { branch: "North", area_id: "B" },
      { branch: "South", area_id: "B" },
    ],
  });
  await expectRows(built, "scope_members", { ...segments, scope: "branch" }, [
    { scope_id: "town/north", segment_id: "T", member_count: 1 },
    { scope_id: "town/north", segment_id: "_outside", member_count: 1 },
    { scope_id: "town/south", segment_id: "T", member_count: 1 },
  ]);
});

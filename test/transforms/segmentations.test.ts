import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const catchments = [{ area_id: "A" }, { area_id: "B" }];
const both = { alsoSegmentations: ["risk@1"] };
const residents = [
  { area_id: "A", segment_id: "S", persons: 60 },
  { area_id: "B", segment_id: "T", persons: 40 },
  { feed: "risk", segmentation: "risk@1", area_id: "A", segment_id: "high", persons: 15 },
  { feed: "risk", segmentation: "risk@1", area_id: "A", segment_id: "low", persons: 45 },
  { feed: "risk", segmentation: "risk@1", area_id: "B", segment_id: "low", persons: 40 },
];
const member_counts = [
  { area_id: "A", member_count: 12 },
  { area_id: "B", member_count: 8 },
];
const whole = { scope: "library", basis: "persons" };

it("members and residents are counted by each segmentation that is configured", async () => {
  const built = await world({ residents, catchments, member_counts, setting: both });
  await expectRows(built, "membership_profile", { ...whole, level: "segment" }, [
    { segmentation: "map@1", segment_id: "S", base_count: 60, member_count: 12, index: 100 },
    { segmentation: "map@1", segment_id: "T", base_count: 40, member_count: 8, index: 100 },
    { segmentation: "risk@1", segment_id: "high", base_count: 15, member_count: 3, index: 100 },
    { segmentation: "risk@1", segment_id: "low", base_count: 85, member_count: 17, index: 100 },
  ]);
  await expectRows(
    built,
    "catchment_profile",
    { scope: "library", level: "segment", segmentation: "risk@1", reference: "country" },
    [
      { segment_id: "high", base_count: 15, share: 0.15 },
      { segment_id: "low", base_count: 85, share: 0.85 },
    ],
  );
});

it("nobody is counted twice in what does not depend on a segmentation", async () => {
  const built = await world({
    residents: [...residents, { area_id: "C", persons: 5 }],
    catchments,
    member_counts,
    setting: both,
  });
  await expectRows(built, "data_quality", { library_id: "town" }, [{ member_count: 20 }]);
});

it("residents who are not split stand without a segment in each segmentation", async () => {
  const built = await world({
    residents: [{ area_id: "A", segmentation: null, segment_id: null, persons: 50 }],
    catchments,
    member_counts: [{ area_id: "A", member_count: 10 }],
    setting: both,
  });
  const rest = { segment_id: "_unassigned", base_count: 50, member_count: 10 };
  await expectRows(built, "membership_profile", { ...whole, level: "total" }, [
    { segmentation: "map@1", ...rest },
    { segmentation: "risk@1", ...rest },
  ]);
});

it("each address has a segment of each segmentation", async () => {
  const built = await world({
    residents,
    catchments,
    members: [{ area_id: "A", house_number: "1" }],
    assignments: [
      { area_id: "A", house_number: "1", segment_id: "S" },
      { segmentation: "risk@1", area_id: "A", house_number: "1", segment_id: "high" },
    ],
    setting: { ...both, assignment: "address" },
  });
  await expectRows(built, "scope_members", { ...whole, level: "segment" }, [
    { segmentation: "map@1", segment_id: "S", member_count: 1 },
    { segmentation: "risk@1", segment_id: "high", member_count: 1 },
  ]);
});

it("a segmentation that is not configured is not counted", async () => {
  const built = await world({ residents, catchments, member_counts });
  await expectRows(built, "membership_profile", { ...whole, level: "total" }, [
    { segmentation: "map@1", base_count: 100, member_count: 20 },
  ]);
});

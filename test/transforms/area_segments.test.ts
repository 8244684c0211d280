import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A" }];
const persons = { basis: "persons" };

it("an area that is split keeps its mix where segments are shared", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", subsegment_id: "S1", persons: 30, households: 10 },
      { area_id: "A", segment_id: "T", subsegment_id: "T1", persons: 10, households: 8 },
    ],
    members,
  });
  await expectRows(built, "area_segments", {}, [
    { basis: "households", segment_id: "S", subsegment_id: "S1", base_count: 10 },
    { basis: "households", segment_id: "T", subsegment_id: "T1", base_count: 8 },
    { basis: "persons", segment_id: "S", subsegment_id: "S1", base_count: 30 },
    { basis: "persons", segment_id: "T", subsegment_id: "T1", base_count: 10 },
  ]);
});

it("the largest takes the whole area where the largest decides", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", subsegment_id: "S1", persons: 30 },
      { area_id: "A", segment_id: "T", subsegment_id: "T1", persons: 10 },
    ],
    members,
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "area_segments", {}, [
    { area_id: "A", segment_id: "S", subsegment_id: "S1", base_count: 40 },
  ]);
});

it("two equally large segments go by their code", async () => {
  const built = await world({
    residents: ["T", "S"].map((segment_id) => ({ area_id: "A", segment_id, persons: 10 })),
    members,
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "area_segments", {}, [{ segment_id: "S", base_count: 20 }]);
});

it("the class its maker publishes goes before the largest", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 30 },
      { area_id: "A", segment_id: "T", persons: 10 },
    ],
    assignments: [{ area_id: "A", segment_id: "T", subsegment_id: "T9" }],
    members,
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "area_segments", {}, [
    { segment_id: "T", subsegment_id: "T9", base_count: 40 },
  ]);
});

it("two deliveries that publish a class of one area do not double its residents", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 30 }],
    assignments: [
      { feed: "new", area_id: "A", segment_id: "T" },
      { feed: "old", area_id: "A", segment_id: "S" },
    ],
    members,
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "area_segments", {}, [{ segment_id: "T", base_count: 30 }]);
});

it("a class of an address or of another segmentation is none of the area", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 30 }],
    assignments: [
      { area_id: "A", house_number: "1", segment_id: "T" },
      { area_id: "A", segmentation: "map@2", segment_id: "T" },
    ],
    members,
    setting: { assignment: "dominant" },
  });
  await expectRows(built, "area_segments", {}, [{ segment_id: "S", base_count: 30 }]);
});

it("an area that is split is not counted as a whole too", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 30 },
      { area_id: "A", segmentation: null, persons: 31 },
      { area_id: "B", segmentation: null, persons: 5 },
    ],
    members,
  });
  await expectRows(built, "area_segments", persons, [
    { area_id: "A", segment_id: "S", base_count: 30 },
    { area_id: "B", segment_id: "", base_count: 5 },
  ]);
});

it("an area split by households only keeps the persons of the whole", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", households: 12 },
      { area_id: "A", segmentation: null, persons: 31 },
    ],
    members,
  });
  await expectRows(built, "area_segments", {}, [
    { basis: "households", segment_id: "S", base_count: 12 },
    { basis: "persons", segment_id: "", base_count: 31 },
  ]);
});

it("residents by another segmentation are left aside", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 30 },
      { area_id: "A", segmentation: "map@2", segment_id: "X", persons: 30 },
    ],
    members,
  });
  await expectRows(built, "area_segments", {}, [{ segment_id: "S", base_count: 30 }]);
});

it("residents of several feeds are added", async () => {
  const built = await world({
    residents: [
      { feed: "east", area_id: "A", segment_id: "S", persons: 30 },
      { feed: "west", area_id: "A", segment_id: "S", persons: 2 },
    ],
    members,
  });
  await expectRows(built, "area_segments", {}, [{ segment_id: "S", base_count: 32 }]);
});

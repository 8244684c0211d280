import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A" }];

it("an old area is shared over its new ones by their residents", async () => {
  const built = await world({
    residents: [
      { area_id: "B", segment_id: "S", persons: 30 },
      { area_id: "C", segment_id: "S", persons: 10 },
    ],
    boundaries: [
      { old_area_id: "A", area_id: "B" },
      { old_area_id: "A", area_id: "C" },
    ],
    members,
  });
  await expectRows(built, "recast", {}, [
    { old_area_id: "A", area_id: "B", share: 0.75 },
    { old_area_id: "A", area_id: "C", share: 0.25 },
  ]);
});

it("new areas where nobody lives take equal parts", async () => {
  const built = await world({
    boundaries: [
      { old_area_id: "A", area_id: "B" },
      { old_area_id: "A", area_id: "C" },
    ],
    members,
  });
  await expectRows(built, "recast", {}, [
    { area_id: "B", share: 0.5 },
    { area_id: "C", share: 0.5 },
  ]);
});

it("a delivered share goes before the residents", async () => {
  const built = await world({
    residents: [{ area_id: "B", segment_id: "S", persons: 30 }],
    boundaries: [
      { old_area_id: "A", area_id: "B", share: 0.1 },
      { old_area_id: "A", area_id: "C", share: 0.9 },
    ],
    members,
  });
  await expectRows(built, "recast", {}, [
    { area_id: "B", share: 0.1 },
    { area_id: "C", share: 0.9 },
  ]);
});

it("rounded shares are made to sum to 1", async () => {
  const built = await world({
    boundaries: ["B", "C", "D"].map((area_id) => ({ old_area_id: "A", area_id, share: 0.33 })),
    members,
  });
  await expectRows(built, "recast", {}, [{ share: 1 / 3 }, { share: 1 / 3 }, { share: 1 / 3 }]);
});

it("what the delivered shares leave goes to the other parts by their residents", async () => {
  const built = await world({
    residents: [
      { area_id: "B", segment_id: "S", persons: 100 },
      { area_id: "C", segment_id: "S", persons: 30 },
      { area_id: "D", segment_id: "S", persons: 10 },
    ],
    boundaries: [
      { old_area_id: "A", area_id: "B", share: 0.6 },
      { old_area_id: "A", area_id: "C" },
      { old_area_id: "A", area_id: "D" },
    ],
    members,
  });
  await expectRows(built, "recast", {}, [
    { area_id: "B", share: 0.6 },
    { area_id: "C", share: 0.3 },
    { area_id: "D", share: 0.1 },
  ]);
});

it("households are the weight of an edition that knows no persons", async () => {
  const built = await world({
    residents: [
      { snapshot_date: "2023-01-01", area_id: "B", segment_id: "S", households: 3 },
      { snapshot_date: "2023-01-01", area_id: "C", segment_id: "S", households: 1 },
      { snapshot_date: "2024-01-01", area_id: "B", segment_id: "S", persons: 1, households: 3 },
      { snapshot_date: "2024-01-01", area_id: "C", segment_id: "S", persons: 1, households: 1 },
    ],
    boundaries: [
      { old_area_id: "A", area_id: "B" },
      { old_area_id: "A", area_id: "C" },
    ],
    members: [
      { snapshot_date: "2023-12-31", area_id: "A" },
      { snapshot_date: "2024-01-31", area_id: "A" },
    ],
  });
  await expectRows(built, "recast", { area_id: "B" }, [{ share: 0.75 }, { share: 0.5 }]);
});

it("old areas that are merged go there as a whole", async () => {
  const built = await world({
    boundaries: [
      { old_area_id: "A", area_id: "C" },
      { old_area_id: "B", area_id: "C" },
    ],
    members,
  });
  await expectRows(built, "recast", {}, [
    { old_area_id: "A", area_id: "C", share: 1 },
    { old_area_id: "B", area_id: "C", share: 1 },
  ]);
});

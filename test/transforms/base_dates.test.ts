import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A" }];
const setting = { alsoSegmentations: ["map@2"] };

it("there is no date where there are no residents", async () => {
  const built = await world({ members });
  await expectRows(built, "base_dates", {}, []);
});

it("each segmentation has the date of its own residents", async () => {
  const built = await world({
    members,
    setting,
    catchments: [{ area_id: "A", municipality: "East" }],
    residents: [
      { area_id: "A", segment_id: "S", persons: 1, snapshot_date: "2023-01-01" },
      { feed: "renewed", area_id: "A", segmentation: "map@2", segment_id: "S", persons: 1 },
    ],
  });
  await expectRows(built, "base_dates", {}, [
    { segmentation: "map@1", base_date: "2023-01-01" },
    { segmentation: "map@2", base_date: "2024-01-01" },
  ]);
  for (const [segmentation, base_date] of [
    ["map@1", "2023-01-01"],
    ["map@2", "2024-01-01"],
  ]) {
    await expectRows(
      built,
      "membership_profile",
      {
        segmentation,
        scope: "library",
        level: "total",
        segment_id: "_all",
        basis: "persons",
        member_group: "all",
      },
      [{ base_date }],
    );
  }
});

it("residents that no segmentation divides count in each", async () => {
  const built = await world({
    members,
    setting,
    residents: [{ area_id: "A", segmentation: null, persons: 1 }],
  });
  await expectRows(built, "base_dates", {}, [
    { segmentation: "map@1", base_date: "2024-01-01" },
    { segmentation: "map@2", base_date: "2024-01-01" },
  ]);
});

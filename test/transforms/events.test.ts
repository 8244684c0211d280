import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const january = { snapshot_date: "2024-01-01" };
const february = { snapshot_date: "2024-02-01" };
const march = { snapshot_date: "2024-03-01" };

it("nothing happened before the first snapshot, or while all stayed as it was", async () => {
  const built = await world({
    members: [
      { area_id: "A", branch: "North", ...january },
      { area_id: "A", branch: "North", ...february },
    ],
  });
  await expectRows(built, "events", {}, []);
});

it("a branch opens where it is first counted, and is closed where it no longer is", async () => {
  const built = await world({
    members: [
      { area_id: "A", branch: "Old", ...january },
      { area_id: "A", branch: "Old", ...february },
      { area_id: "A", branch: "New", ...february },
      { area_id: "A", branch: "New", ...march },
    ],
  });
  await expectRows(built, "events", {}, [
    { ...february, kind: "branch_opened", subject_id: "town/new", subject_name: "New" },
    { ...march, kind: "branch_closed", subject_id: "town/old", subject_name: "Old" },
  ]);
});

it("a municipality comes or goes with the boundaries of the catchment", async () => {
  const built = await world({
    members: [
      { area_id: "A", ...january },
      { area_id: "A", ...february },
    ],
    catchments: [
      { area_id: "A", municipality: "East", ...january },
      { area_id: "A", municipality: "Greater East", ...february },
    ],
  });
  await expectRows(built, "events", {}, [
    { ...february, kind: "municipality_added", subject_id: "greater-east" },
    { ...february, kind: "municipality_removed", subject_id: "east" },
  ]);
});

it("a segmentation is renewed once, at the first snapshot in which it is in force", async () => {
  const built = await world({
    members: [january, february, march].map((day) => ({ area_id: "A", ...day })),
    segmentation: [
      { segmentation: "map@1", segment_id: "S", ...january },
      { segmentation: "map@2", segment_id: "S", snapshot_date: "2024-01-15" },
    ],
  });
  await expectRows(built, "events", {}, [
    { ...february, kind: "segmentation_renewed", subject_id: "map@2" },
  ]);
});

it("residents of a later date are told of the segmentation that they are divided by", async () => {
  const built = await world({
    members: [january, february].map((day) => ({ area_id: "A", ...day })),
    catchments: [{ area_id: "A", municipality: "East", ...january }],
    residents: [january, february].map((day) => ({
      area_id: "A",
      segment_id: "S",
      persons: 1,
      ...day,
    })),
  });
  await expectRows(built, "events", {}, [
    { ...february, kind: "residents_renewed", subject_id: "map@1" },
  ]);
});

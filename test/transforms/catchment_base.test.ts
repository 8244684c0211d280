import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A" }];
const residents = [
  { area_id: "A", segment_id: "S", subsegment_id: "S1", persons: 30 },
  { area_id: "A", segment_id: "S", subsegment_id: "S2", persons: 10 },
  { area_id: "B", segment_id: "S", subsegment_id: "S1", persons: 6 },
  { area_id: "B", segment_id: null, persons: 4 },
];
const town = { catchment_id: "library:town" };

it("residents add up by subsegment, by segment and in total", async () => {
  const built = await world({
    residents,
    catchments: [{ area_id: "A" }, { area_id: "B" }],
    members,
  });
  await expectRows(built, "catchment_base", town, [
    { level: "total", segment_id: "_all", base_count: 46, area_count: 2 },
    { level: "total", segment_id: "_unassigned", base_count: 4, area_count: 1 },
    { level: "segment", segment_id: "S", base_count: 46, area_count: 2 },
    { level: "segment", segment_id: "_unassigned", base_count: 4, area_count: 1 },
    { level: "subsegment", segment_id: "S1", base_count: 36, area_count: 2 },
    { level: "subsegment", segment_id: "S2", base_count: 10, area_count: 1 },
    { level: "subsegment", segment_id: "_unassigned", base_count: 4, area_count: 1 },
  ]);
});

it("an area that is served for a part counts for that part", async () => {
  const built = await world({ residents, catchments: [{ area_id: "A", share: 0.25 }], members });
  await expectRows(built, "catchment_base", { ...town, level: "total" }, [{ base_count: 10 }]);
});

it("the country is every area there is, served or not", async () => {
  const built = await world({ residents, catchments: [{ area_id: "A" }], members });
  await expectRows(
    built,
    "catchment_base",
    { library_id: "", level: "total", segment_id: "_all" },
    [{ catchment_id: "country:country", base_count: 46 }],
  );
});

it("an area where nobody lives is no area of a segment", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 30 },
      { area_id: "B", segment_id: "S", persons: 0 },
    ],
    catchments: [{ area_id: "A" }, { area_id: "B" }],
    members,
  });
  await expectRows(built, "catchment_base", { ...town, level: "total" }, [
    { base_count: 30, area_count: 1 },
  ]);
});

import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A" }];

it("an area stands in the library's catchment, its municipality's and its branch's", async () => {
  const built = await world({
    catchments: [
      { area_id: "A", municipality: "Oude Dorp", share: 0.75 },
      { area_id: "B" },
      { area_id: "A", branch: "North Side", share: 0.5 },
    ],
    members,
  });
  await expectRows(built, "catchment_areas", {}, [
    { catchment_id: "library:town", catchment_name: "Town", area_id: "A", share: 0.75 },
    { catchment_id: "library:town", catchment_name: "Town", area_id: "B", share: 1 },
    {
      catchment_id: "municipality:oude-dorp",
      catchment_name: "Oude Dorp",
      area_id: "A",
      share: 0.75,
    },
    {
      catchment_id: "branch:town/north-side",
      catchment_name: "North Side",
      area_id: "A",
      share: 0.5,
    },
  ]);
});

it("names that differ in accents and signs are one library", async () => {
  const built = await world({
    catchments: [
      { library: "Súd-West & Co", area_id: "A" },
      { library: "sud west/co", area_id: "B" },
    ],
    members,
  });
  await expectRows(built, "catchment_areas", { library_id: "sud-west-co" }, [
    { area_id: "A" },
    { area_id: "B" },
  ]);
});

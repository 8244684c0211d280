import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const catchments = [
  { area_id: "A", municipality: "East" },
  { area_id: "B", municipality: "West" },
];
const north = (area_id: string, share: number) => ({ branch: "North", area_id, share });

it("is where most residents of the catchment live, as far as they are served", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 60 },
      { area_id: "B", segment_id: "S", persons: 30 },
      { area_id: "B", segment_id: null, persons: 20 },
    ],
    catchments: [...catchments, north("A", 0.5), north("B", 1)],
    members: [{ area_id: "A" }],
  });
  await expectRows(built, "catchment_municipalities", {}, [
    { catchment_id: "library:town", municipality_catchment_id: "municipality:east" },
    { catchment_id: "branch:town/north", municipality_catchment_id: "municipality:west" },
  ]);
});

it("persons decide, households where nobody counted persons, and then the name", async () => {
  const libraries = ["Town", "Village", "Island"];
  const area = (library: string, place: string) => `${library} ${place}`;
  const counts: Record<string, object[]> = {
    Town: [
      { persons: 9, households: 3 },
      { persons: 8, households: 7 },
    ],
    Village: [{ households: 3 }, { households: 7 }],
    Island: [{ persons: 4 }, { persons: 4 }],
  };
  const built = await world({
    residents: libraries.flatMap((library) =>
      ["east", "west"].map((place, nth) => ({
        area_id: area(library, place),
        segment_id: "S",
        ...counts[library]![nth],
      })),
    ),
    catchments: libraries.flatMap((library) =>
      ["west", "east"].map((municipality) => ({
        library,
        municipality,
        area_id: area(library, municipality),
      })),
    ),
    members: libraries.map((library) => ({ library, area_id: "A" })),
  });
  await expectRows(built, "catchment_municipalities", {}, [
    { library_id: "town", municipality_catchment_id: "municipality:east" },
    { library_id: "village", municipality_catchment_id: "municipality:west" },
    { library_id: "island", municipality_catchment_id: "municipality:east" },
  ]);
});

it("there is none where nobody lives, or where no municipality is known", async () => {
  const built = await world({
    residents: [
      { area_id: "A", segment_id: "S", persons: 0 },
      { area_id: "C", segment_id: "S", persons: 5 },
    ],
    catchments: [{ area_id: "A", municipality: "East" }, { area_id: "C" }, north("A", 1)],
    members: [{ area_id: "A" }],
  });
  await expectRows(built, "catchment_municipalities", {}, []);
});

import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [{ area_id: "A", branch: "North" }];
const residents = [
  { area_id: "A", segment_id: "S", persons: 30 },
  { area_id: "A", segment_id: "T", persons: 10 },
  { area_id: "B", segment_id: "S", persons: 20 },
  { area_id: "B", segment_id: "T", persons: 20 },
  { area_id: "C", segment_id: "U", persons: 20 },
];
const catchments = [
  { area_id: "A", municipality: "East" },
  { area_id: "B", municipality: "West" },
];
const segments = { level: "segment", basis: "persons" };

it("a municipality is set against the library and against the country", async () => {
  const built = await world({ residents, catchments, members });
  await expectRows(built, "catchment_profile", { ...segments, scope_id: "east" }, [
    { segment_id: "S", reference: "library", share: 0.75, reference_share: 0.625, index: 120 },
    { segment_id: "T", reference: "library", share: 0.25, reference_share: 0.375, index: 200 / 3 },
    { segment_id: "S", reference: "country", share: 0.75, reference_share: 0.5, index: 150 },
    { segment_id: "T", reference: "country", share: 0.25, reference_share: 0.3, index: 250 / 3 },
  ]);
});

it("a library is set against the country only", async () => {
  const built = await world({ residents, catchments, members });
  await expectRows(built, "catchment_profile", { scope: "library", level: "total" }, [
    { reference: "country", segment_id: "_all", share: 1, reference_share: 1, index: 100 },
  ]);
});

it("a branch without a catchment of its own is like its library", async () => {
  const built = await world({ residents, catchments, members });
  await expectRows(
    built,
    "catchment_profile",
    { ...segments, scope: "branch", reference: "library" },
    [
      { scope_id: "town/north", segment_id: "S", base_count: 50, index: 100 },
      { scope_id: "town/north", segment_id: "T", base_count: 30, index: 100 },
    ],
  );
});

it("residents without a segment have a count and no share", async () => {
  const built = await world({
    residents: [...residents, { area_id: "A", segment_id: null, persons: 60 }],
    catchments,
    members,
  });
  await expectRows(
    built,
    "catchment_profile",
    { ...segments, scope: "library", reference: "country" },
    [
      { segment_id: "S", base_count: 50, share: 0.625 },
      { segment_id: "T", base_count: 30, share: 0.375 },
      { segment_id: "_unassigned", base_count: 60, share: null },
    ],
  );
});

it("a share is null where nobody lives", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 0 }],
    catchments,
    members,
  });
  await expectRows(built, "catchment_profile", { level: "total", scope: "library" }, [
    { base_count: 0, share: null, reference_share: null, index: null },
  ]);
});

it("only a basis that is asked for is shown", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 3, households: 1 }],
    catchments,
    members,
    setting: { basis: ["households"] },
  });
  await expectRows(built, "catchment_profile", { level: "total", scope: "library" }, [
    { basis: "households", base_count: 1 },
  ]);
});

it("a branch is set against the municipality in which most of its residents live", async () => {
  const built = await world({
    residents,
    catchments: [
      ...catchments,
      { branch: "North", area_id: "A", share: 0.5 },
      { branch: "North", area_id: "B", share: 1 },
    ],
    members,
  });
  await expectRows(built, "catchment_profile", { ...segments, reference: "municipality" }, [
    { scope_id: "town/north", segment_id: "S", share: 35 / 60, reference_share: 0.5 },
    { scope_id: "town/north", segment_id: "T", share: 25 / 60, reference_share: 0.5 },
  ]);
});

const three = {
  residents,
  catchments: [
    { library: "Town", area_id: "A", municipality: "East" },
    { library: "Village", area_id: "B" },
    { library: "Island", area_id: "C" },
  ],
  members: ["Town", "Village", "Island"].map((library) => ({ library, area_id: "A" })),
};

it("peers are the catchments of the other libraries together", async () => {
  const built = await world(three);
  const peers = { ...segments, library_id: "town", reference: "peers" };
  const shares = [
    { segment_id: "S", share: 0.75, reference_share: 1 / 3, index: 225 },
    { segment_id: "T", share: 0.25, reference_share: 1 / 3, index: 75 },
  ];
  await expectRows(built, "catchment_profile", { ...peers, scope: "library" }, shares);
  await expectRows(built, "catchment_profile", { ...peers, scope: "municipality" }, shares);
});

it("peers are those of the same group, and without one there is no such row", async () => {
  const built = await world({
    ...three,
    setting: { peers: { coast: ["Town", "Island"], inland: ["Village"] } },
  });
  await expectRows(
    built,
    "catchment_profile",
    { scope: "library", level: "total", reference: "peers" },
    [
      { library_id: "town", reference_share: 1 },
      { library_id: "island", reference_share: 1 },
    ],
  );
});

it("a segment that the reference lacks has a share of 0 there, and no index", async () => {
  const built = await world({
    ...three,
    setting: { peers: { coast: ["Town", "Island"] } },
  });
  await expectRows(
    built,
    "catchment_profile",
    { ...segments, library_id: "island", reference: "peers" },
    [{ segment_id: "U", share: 1, reference_share: 0, index: null, dissimilarity: 1 }],
  );
});

it("dissimilarity counts the segments that only one of the two has", async () => {
  const built = await world({ residents, catchments, members });
  const library = { scope: "library", reference: "country", basis: "persons" };
  // 0.625, 0.375 and 0 against 0.5, 0.3 and 0.2.
  await expectRows(built, "catchment_profile", { ...library, level: "segment" }, [
    { segment_id: "S", dissimilarity: 0.2 },
    { segment_id: "T", dissimilarity: 0.2 },
  ]);
  await expectRows(built, "catchment_profile", { ...library, level: "total" }, [
    { segment_id: "_all", dissimilarity: 0 },
  ]);
});

it("there is no dissimilarity of rest rows, nor to a reference where nobody lives", async () => {
  const built = await world({
    residents: [...residents, { area_id: "A", segment_id: null, persons: 60 }],
    catchments: three.catchments.slice(0, 1),
    members: three.members.slice(0, 2),
  });
  const town = { level: "total", basis: "persons", scope_id: "town" };
  await expectRows(built, "catchment_profile", { ...town, reference: "country" }, [
    { segment_id: "_all", dissimilarity: 0, reference_share: 1 },
    { segment_id: "_unassigned", dissimilarity: null, reference_share: null },
  ]);
  await expectRows(built, "catchment_profile", { ...town, reference: "peers" }, [
    { segment_id: "_all", dissimilarity: null, reference_share: null, index: null },
    { segment_id: "_unassigned", dissimilarity: null, reference_share: null, index: null },
  ]);
});

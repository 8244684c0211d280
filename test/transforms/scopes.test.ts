import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const members = [
  { branch: "North", area_id: "A" },
  { branch: "Collection", area_id: "A" },
];
const catchments = [{ area_id: "A", municipality: "East" }];

it("a library, its municipalities and its branches are reported on", async () => {
  const built = await world({ members, catchments });
  await expectRows(built, "scopes", {}, [
    { scope: "library", scope_id: "town", branch_id: "_all", catchment_id: "library:town" },
    {
      scope: "municipality",
      scope_id: "east",
      branch_id: "_all",
      catchment_id: "municipality:east",
    },
    { scope: "branch", scope_id: "town/north", branch_id: "north", catchment_id: "library:town" },
    {
      scope: "branch",
      scope_id: "town/collection",
      branch_id: "collection",
      catchment_id: "library:town",
    },
  ]);
});

it("a stock counts for the library and is no branch", async () => {
  const built = await world({
    members,
    catchments,
    branches: [{ branch: "North" }, { branch: "Collection", is_branch: false }],
  });
  await expectRows(built, "scopes", { scope: "branch" }, [{ scope_id: "town/north" }]);
  await expectRows(built, "scope_members", { scope: "library", level: "total", basis: "persons" }, [
    { member_count: 2 },
  ]);
});

it("where a library lists its branches, only what is listed is one", async () => {
  const built = await world({
    members: [...members, { library: "Village", branch: "Barn", area_id: "A" }],
    branches: [{ branch: "North" }],
  });
  await expectRows(built, "scopes", { scope: "branch" }, [
    { scope_id: "town/north" },
    { scope_id: "village/barn" },
  ]);
});

it("a branch with a catchment of its own is counted in it", async () => {
  const built = await world({
    members,
    catchments: [...catchments, { branch: "North", area_id: "A" }],
  });
  await expectRows(built, "scopes", { scope: "branch" }, [
    { scope_id: "town/north", catchment_id: "branch:town/north" },
    { scope_id: "town/collection", catchment_id: "library:town" },
  ]);
});

it("two libraries may serve one municipality", async () => {
  const built = await world({
    members: [...members, { library: "Village", area_id: "A" }],
    catchments: [...catchments, { library: "Village", area_id: "A", municipality: "East" }],
  });
  await expectRows(built, "scopes", { scope: "municipality" }, [
    { library_id: "town", scope_id: "east" },
    { library_id: "village", scope_id: "east" },
  ]);
});

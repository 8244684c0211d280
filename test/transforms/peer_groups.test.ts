import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const libraries = ["Town", "Village", "Óld Port"];
const members = libraries.map((library) => ({ library, area_id: "A" }));

it("all libraries of a snapshot are peers where no groups are configured", async () => {
  const built = await world({
    members: [...members, { library: "Town", snapshot_date: "2024-02-29", area_id: "A" }],
  });
  await expectRows(built, "peer_groups", {}, [
    { snapshot_date: "2024-01-31", library_id: "town", peer_group: "_all" },
    { snapshot_date: "2024-01-31", library_id: "village", peer_group: "_all" },
    { snapshot_date: "2024-01-31", library_id: "old-port", peer_group: "_all" },
    { snapshot_date: "2024-02-29", library_id: "town", peer_group: "_all" },
  ]);
});

it("groups name libraries as they are called or by slug, and some that have yet to come", async () => {
  const built = await world({
    members,
    setting: { peers: { coast: ["Óld Port", "old-port", "town"], inland: ["Elsewhere"] } },
  });
  await expectRows(built, "peer_groups", {}, [
    { library_id: "old-port", peer_group: "coast" },
    { library_id: "town", peer_group: "coast" },
  ]);
});

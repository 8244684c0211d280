import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

const catchments = [{ area_id: "A" }];
const ages = { persons_youth: 40, persons_adult: 100, persons_senior: 60 };
const residents = [{ area_id: "A", segment_id: "S", persons: 200, households: 80, ...ages }];
const born = (birth_year: number | null) => ({ area_id: "A", house_number: "7", birth_year });
const total = { scope: "library", level: "total", segment_id: "_all" };

it("members of an age are set against residents of that age, by year of birth on the snapshot date", async () => {
  const built = await world({
    residents,
    catchments,
    // 18, 17, 65 and 64 years in the course of 2024.
    members: [2006, 2007, 1959, 1960, null].map(born),
  });
  await expectRows(built, "membership_profile", { ...total, basis: "persons" }, [
    { member_group: "all", base_count: 200, member_count: 5, penetration: 0.025 },
    { member_group: "youth", base_count: 40, member_count: 1, penetration: 0.025 },
    { member_group: "adult", base_count: 100, member_count: 2, penetration: 0.02 },
    { member_group: "senior", base_count: 60, member_count: 1, penetration: 1 / 60 },
  ]);
});

it("households have no age", async () => {
  const built = await world({ residents, catchments, members: [2010, 1980].map(born) });
  await expectRows(built, "membership_profile", { ...total, basis: "households" }, [
    { member_group: "all", base_count: 80, member_count: 1 },
  ]);
});

it("where it is not known how many residents are of an age, members of that age have no row", async () => {
  const built = await world({
    residents: [{ area_id: "A", segment_id: "S", persons: 200, persons_youth: 40 }],
    catchments,
    members: [2010, 1980].map(born),
  });
  await expectRows(built, "membership_profile", { ...total, basis: "persons" }, [
    { member_group: "all", member_count: 2 },
    { member_group: "youth", member_count: 1 },
  ]);
});

it("the ages are those of the configuration", async () => {
  const built = await world({
    residents,
    catchments,
    members: [2001, 1990, 1963].map(born),
    setting: { ageGroups: { youthUnder: 25, seniorFrom: 60 } },
  });
  await expectRows(
    built,
    "membership_profile",
    { ...total, basis: "persons", member_group: "youth" },
    [{ member_count: 1 }],
  );
  await expectRows(
    built,
    "membership_profile",
    { ...total, basis: "persons", member_group: "senior" },
    [{ member_count: 1 }],
  );
});

it("a household is a cluster of its members of that age", async () => {
  const built = await world({ residents, catchments, members: [2010, 2012, 1980].map(born) });
  const clusters = { scope: "library", level: "total" };
  await expectRows(built, "scope_clusters", clusters, [
    { member_group: "all", own_member_squares: 9, own_base_squares: 200 ** 2 / 80 },
    { member_group: "youth", own_member_squares: 4, own_base_squares: 40 ** 2 / 80 },
    { member_group: "adult", own_member_squares: 1, own_base_squares: 100 ** 2 / 80 },
  ]);
});

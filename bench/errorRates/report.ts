import type { CountedRow } from "../../transforms/profile/countedRow.js";
import { completeProfile } from "../../transforms/profile/completeProfile.js";
import type { World } from "./world.js";

export type Basis = "households" | "persons" | "persons by area" | "persons, taken as independent";

export type Reported = ReturnType<typeof completeProfile>[number];

/** What the report on the whole catchment says of each segment, counted as the warehouse counts. */
export function reportOn(world: World, basis: Basis): Reported[] {
  const segments = world.householdRates.map((_, segment) => segment);
  const rows = [
    ...segments.map((segment) => ({ level: "segment" as const, id: `S${segment}`, of: [segment] })),
    { level: "total" as const, id: "_all", of: segments },
  ].map(({ level, id, of }) => count(world, basis, level, id, new Set(of)));
  return completeProfile(rows).filter(({ level }) => level === "segment");
}

function count(
  { areas }: World,
  basis: Basis,
  level: CountedRow["level"],
  segment_id: string,
  of: Set<number>,
): CountedRow {
  const own = areas.filter(({ segment }) => of.has(segment));
  const households = own.flatMap((area) => area.households);
  const isHouseholds = basis === "households";
  const base = isHouseholds ? households.length : sum(households, ({ persons }) => persons);
  const members = isHouseholds
    ? households.filter((one) => one.joins).length
    : sum(households, (one) => one.members);
  const squares = squaresOf(own, basis, base, members);
  return {
    ...CONSTANT,
    level,
    segment_id,
    basis: isHouseholds ? "households" : "persons",
    base_count: base,
    member_count: members,
    member_count_low: members,
    member_count_high: members,
    ...squares,
  };
}

/** As `scope_clusters` has them: of households only the average size in an area is known. */
function squaresOf(areas: World["areas"], basis: Basis, base: number, members: number) {
  if (basis === "households")
    return { ...clusterColumns(0, 0, 0), area_count: null, cluster: null };
  if (basis === "persons, taken as independent") {
    return {
      ...clusterColumns(members, members, base),
      area_count: null,
      cluster: "household" as const,
    };
  }
  let [memberSquares, products, baseSquares] = [0, 0, 0];
  for (const { households } of areas) {
    const persons = sum(households, (one) => one.persons);
    const joined = sum(households, (one) => one.members);
    if (basis === "persons by area") {
      memberSquares += joined ** 2;
      products += joined * persons;
      baseSquares += persons ** 2;
    } else {
      memberSquares += sum(households, (one) => one.members ** 2);
      products += (joined * persons) / households.length;
      baseSquares += persons ** 2 / households.length;
    }
  }
  const cluster = basis === "persons" ? ("household" as const) : ("area" as const);
  return {
    ...clusterColumns(memberSquares, products, baseSquares),
    area_count: areas.length,
    cluster,
  };
}

function clusterColumns(memberSquares: number, products: number, baseSquares: number) {
  return {
    own_member_squares: memberSquares,
    own_products: products,
    own_base_squares: baseSquares,
    shared_member_squares: memberSquares,
    shared_products: products,
    shared_base_squares: baseSquares,
  };
}

const CONSTANT = {
  snapshot_date: "2026-01-01",
  library_id: "town",
  scope: "library",
  scope_id: "town",
  segmentation: "map@1",
  member_group: "all",
  base_date: "2026-01-01",
  confidence: 0.95,
  false_discovery_rate: 0.05,
  average_low: 90,
  average_high: 110,
  least_base: 100,
  least_expected: 5,
} as const;

function sum<Item>(items: Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

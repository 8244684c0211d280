import { residentsDates, yearOf } from "./calendar.js";
import { toCsv } from "./csv.js";
import { personaFile } from "./personas.js";
import { libraries, toDegrees } from "./places.js";
import type { Area, Household, Region } from "./region.js";
import { segmentation, segments } from "./segments.js";

/** A name within the folder, and how to make what is in it. */
type DemonstrationFile = [name: string, content: () => string];

type Age = "youth" | "adult" | "senior";

/** In the year of the count, whoever is not born yet among the youth. */
function ageIn(birthYear: number, date: string): Age {
  const age = yearOf(date) - birthYear;
  if (age < 18) return "youth";
  return age < 65 ? "adult" : "senior";
}

/** Everything but the members. */
export function referenceFiles(seed: number, region: Region): DemonstrationFile[] {
  return [
    ...residentsDates.map((date): DemonstrationFile => [
      `residents_${date}.csv`,
      () => residentsFile(region, date),
    ]),
    ["catchments.csv", () => catchmentsFile(region.areas)],
    ["branches.csv", () => branchesFile(region.areas)],
    ["segmentation.csv", segmentationFile],
    ["assignments.csv", () => assignmentsFile(region.households)],
    ["personas.csv", () => personaFile(seed, region)],
  ];
}

interface Count {
  first: Household;
  households: number;
  persons: number;
  ages: Record<Age, number>;
}

function residentsFile({ households }: Region, date: string): string {
  const counts = new Map<string, Count>();
  for (const household of households) {
    if (household.area.inhabitedFrom > date) continue;
    const key = household.area.id + household.subsegment.id;
    const ages = { youth: 0, adult: 0, senior: 0 };
    const count = counts.get(key) ?? { first: household, households: 0, persons: 0, ages };
    count.households += 1;
    count.persons += household.birthYears.length;
    for (const birthYear of household.birthYears) count.ages[ageIn(birthYear, date)] += 1;
    counts.set(key, count);
  }
  return toCsv(
    ["area_id", "segment", "subsegment", "households", "persons", "youth", "adult", "senior"],
    [...counts.values()].map(({ first, households, persons, ages }) => [
      first.area.id,
      first.segment.id,
      first.subsegment.id,
      households,
      persons,
      ages.youth,
      ages.adult,
      ages.senior,
    ]),
  );
}

function catchmentsFile(areas: Area[]): string {
  const rows = (branchOf: (area: Area) => string) =>
    areas.map((area) => [area.library.name, branchOf(area), area.id, area.municipality, 1]);
  return toCsv(
    ["library", "branch", "area_id", "municipality", "share"],
    [...rows(() => ""), ...rows((area) => area.branch.name)],
  );
}

function branchesFile(areas: Area[]): string {
  const locations = libraries.flatMap(({ name, branches }) =>
    branches.map((branch) => {
      const { latitude, longitude } = toDegrees(branch);
      return [name, branch.name, true, nearestArea(areas, branch).id, latitude, longitude];
    }),
  );
  const stocks = libraries.flatMap(({ name, stock }) =>
    stock ? [[name, stock, false, "", "", ""]] : [],
  );
  return toCsv(
    ["library", "branch", "is_branch", "postcode", "latitude", "longitude"],
    [...locations, ...stocks],
  );
}

function nearestArea(areas: Area[], { x, y }: { x: number; y: number }): Area {
  const distance = (area: Area) => Math.hypot(area.x - x, area.y - y);
  return areas.reduce((best, area) => (distance(area) < distance(best) ? area : best));
}

function segmentationFile(): string {
  const tops = segments.map(({ id, name, nameEn }) => ["segment", id, "", name, nameEn] as const);
  const subs = segments.flatMap((segment) =>
    segment.subsegments.map(
      ({ id, name, nameEn }) => ["subsegment", id, segment.id, name, nameEn] as const,
    ),
  );
  const rows = [tops, subs].flatMap((level) =>
    level.map(([name, id, parent, ...names], position) => [
      segmentation,
      name,
      id,
      parent,
      position + 1,
      ...names,
    ]),
  );
  return toCsv(
    ["segmentation", "level", "segment_id", "parent_id", "position", "name", "name_en"],
    rows,
  );
}

function assignmentsFile(households: Household[]): string {
  return toCsv(
    ["area_id", "house_number", "house_addition", "segment_id", "subsegment_id"],
    households.map(({ area, number, addition, segment, subsegment }) => [
      area.id,
      number,
      addition,
      segment.id,
      subsegment.id,
    ]),
  );
}

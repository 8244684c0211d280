import { yearOf } from "./calendar.js";
import { toCsv } from "./csv.js";
import type { Household, Region } from "./region.js";
import { labelIn, type Version } from "./versions.js";

type Age = "youth" | "adult" | "senior";

/** In the year of the count, whoever is not born yet among the youth. */
function ageIn(birthYear: number, date: string): Age {
  const age = yearOf(date) - birthYear;
  if (age < 18) return "youth";
  return age < 65 ? "adult" : "senior";
}

interface Count {
  key: string[];
  households: number;
  persons: number;
  ages: Record<Age, number>;
}

/** Who lives in each area on a day, by what a version of the segmentation calls them. */
export function residentsFile({ households }: Region, date: string, version: Version): string {
  const counts = new Map<string, Count>();
  for (const household of households) {
    if (household.area.inhabitedFrom > date) continue;
    const key = keyOf(household, version);
    const count = counts.get(key.join()) ?? emptyCount(key);
    count.households += 1;
    count.persons += household.birthYears.length;
    for (const birthYear of household.birthYears) count.ages[ageIn(birthYear, date)] += 1;
    counts.set(key.join(), count);
  }
  return toCsv(
    ["area_id", "segment", "subsegment", "households", "persons", "youth", "adult", "senior"],
    [...counts.values()].map(({ key, households, persons, ages }) => [
      ...key,
      households,
      persons,
      ages.youth,
      ages.adult,
      ages.senior,
    ]),
  );
}

function keyOf(household: Household, version: Version): string[] {
  const { segment, subsegment } = labelIn(version, household);
  return [household.area.id, segment, subsegment];
}

function emptyCount(key: string[]): Count {
  return { key, households: 0, persons: 0, ages: { youth: 0, adult: 0, senior: 0 } };
}

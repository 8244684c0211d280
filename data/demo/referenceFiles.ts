import { catchmentsDates, residentsDates } from "./calendar.js";
import { toCsv } from "./csv.js";
import { openingHoursFile } from "./openingHours.js";
import { personaFile } from "./personas.js";
import { libraries, toDegrees } from "./places.js";
import type { Area, Household, Region } from "./region.js";
import { residentsFile } from "./residentsFile.js";
import { earlierSegmentation, segmentation } from "./segments.js";
import { merger, renewal } from "./truths.js";
import { labelIn, namesOf, type Version } from "./versions.js";

/** A name within the folder, and how to make what is in it. */
type DemonstrationFile = [name: string, content: () => string];

/** Everything but the members. */
export function referenceFiles(seed: number, region: Region): DemonstrationFile[] {
  const { areas } = region;
  return [
    // Whoever renews a segmentation delivers the years before in it too; the one before gets no more.
    ...residentsDates.map((date): DemonstrationFile => [
      `residents_${date}.csv`,
      () => residentsFile(region, date, segmentation),
    ]),
    ...residentsDates
      .filter((date) => date < renewal.date)
      .map((date): DemonstrationFile => [
        `residents_kompas-2024_${date}.csv`,
        () => residentsFile(region, date, earlierSegmentation),
      ]),
    ...catchmentsDates.map((date): DemonstrationFile => [
      `catchments_${date}.csv`,
      () => catchmentsFile(areas, date),
    ]),
    ["branches.csv", () => branchesFile(areas)],
    ["opening_hours.csv", openingHoursFile],
    ["segmentation.csv", () => segmentationFile(segmentation)],
    ["segmentation_kompas-2024.csv", () => segmentationFile(earlierSegmentation)],
    ["assignments.csv", () => assignmentsFile(region.households, segmentation)],
    ["assignments_kompas-2024.csv", () => assignmentsFile(region.households, earlierSegmentation)],
    ["personas.csv", () => personaFile(seed, region)],
  ];
}

function catchmentsFile(areas: Area[], date: string): string {
  const municipalityOf = ({ municipality }: Area) =>
    municipality === merger.from && date >= merger.date ? merger.into : municipality;
  const rows = (branchOf: (area: Area) => string) =>
    areas.map((area) => [area.library.name, branchOf(area), area.id, municipalityOf(area), 1]);
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

function segmentationFile(version: Version): string {
  return toCsv(
    ["segmentation", "level", "segment_id", "parent_id", "position", "name", "name_en"],
    namesOf(version),
  );
}

function assignmentsFile(households: Household[], version: Version): string {
  return toCsv(
    ["area_id", "house_number", "house_addition", "segment_id", "subsegment_id"],
    households.map((household) => {
      const { segment, subsegment } = labelIn(version, household);
      return [household.area.id, household.number, household.addition, segment, subsegment];
    }),
  );
}

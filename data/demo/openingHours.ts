import { toCsv } from "./csv.js";
import { libraries, type Branch, type Library } from "./places.js";
import { closedAtFive } from "./truths.js";

type Opening = [weekdays: number[], opens: string, closes: string];

const main: Opening[] = [
  [[1], "13:00", "20:00"],
  [[2, 3, 4], "10:00", "20:00"],
  [[5], "10:00", "18:00"],
  [[6], "10:00", "16:00"],
];

const untilFive: Opening[] = [
  [[1], "13:00", "17:00"],
  [[2, 3, 4, 5], "10:00", "17:00"],
  [[6], "10:00", "13:00"],
];

const withAnEvening: Opening[] = [
  [[1, 3, 5], "13:00", "18:00"],
  [[2], "10:00", "18:00"],
  [[4], "13:00", "20:30"],
  [[6], "10:00", "15:00"],
];

const inAVillage: Opening[] = [
  [[3], "13:00", "17:30"],
  [[4], "16:00", "20:00"],
  [[6], "10:00", "12:30"],
];

function openingsOf({ branches }: Library, branch: Branch): Opening[] {
  if (closedAtFive.includes(branch.name)) return untilFive;
  if (branch === branches[0]) return main;
  return branch.surroundings === "village" ? inAVillage : withAnEvening;
}

export function openingHoursFile(): string {
  return toCsv(
    ["library", "branch", "weekday", "opens_at", "closes_at"],
    libraries.flatMap((library) =>
      library.branches.flatMap((branch) =>
        openingsOf(library, branch)
          .flatMap(([days, ...hours]) => days.map((day) => [day, ...hours] as const))
          .sort(([one], [other]) => one - other)
          .map((opening) => [library.name, branch.name, ...opening]),
      ),
    ),
  );
}

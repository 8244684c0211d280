import { dayOf, snapshotDates, yearOf } from "./calendar.js";
import { drawName } from "./people.js";
import type { Library } from "./places.js";
import type { Random } from "./random.js";
import { between, pick, pickWeighted } from "./random.js";
import type { Household } from "./region.js";
import type { Dirt } from "./truths.js";
import { dirtyRows, leavingPerMonth } from "./truths.js";

/** Right to borrow of one person. */
export interface Card {
  /** Place in the order in which the library gave out its member numbers. */
  issued: number;
  household: Household;
  /** Which person of the household. */
  person: number;
  birthYear: number;
  name: string;
  branch: string;
  joinedDate: string;
  /** Set in the month in which it ends. */
  endDate?: string;
  /** Snapshots for which it stays in the file after its end. */
  lingers: number;
  /** What may be wrong with its row. */
  dirt?: Dirt;
}

/** Chance that a person of a household with members has a card: parents leave it to their children. */
const cardShare = { toddler: 0.35, child: 0.95, parent: 0.1, other: 0.2 };

const firstYear = yearOf(snapshotDates[0] as string);

export function isChild(birthYear: number, year: number): boolean {
  return year - birthYear < 18;
}

export function cardChance({ birthYears }: Household, person: number, year: number): number {
  const birthYear = birthYears[person] as number;
  if (year - birthYear < 4) return cardShare.toddler;
  if (isChild(birthYear, year)) return cardShare.child;
  return birthYears.some((other) => isChild(other, year)) ? cardShare.parent : cardShare.other;
}

/** The persons who get a card when their household joins: at least one. */
export function drawHolders(random: Random, household: Household, year: number): number[] {
  const persons = household.birthYears.map((_, person) => person);
  const chance = (person: number) => cardChance(household, person, year);
  const holders = persons.filter((person) => random() < chance(person));
  return holders.length > 0 ? holders : [pickWeighted(random, persons, chance)];
}

/** Where a household registers: mostly round the corner. */
export function drawBranch(random: Random, library: Library, household: Household): string {
  const isOld = (household.birthYears[0] as number) < firstYear - 75;
  if (library.stock && isOld && random() < 0.2) return library.stock;
  const draw = random();
  if (draw < 0.85) return household.area.branch.name;
  return draw < 0.96 ? library.branches[0].name : pick(random, library.branches).name;
}

/** A day before the first snapshot, not before the birth. */
export function drawEarlierDate(random: Random, birthYear: number): string {
  const months = Math.ceil(-Math.log(1 - random()) / leavingPerMonth);
  const lifetime = (firstYear - birthYear) * 12 + 9;
  return dayOf(-Math.min(months, 360, lifetime), between(random, 2, 28));
}

// More cards than needed, so that enough are left at any month.
const candidates = Object.entries(dirtyRows).map(([dirt, count]) => ({
  dirt: dirt as Dirt,
  chance: (count * 2 + 20) / 8000,
}));

function drawDirt(random: Random): Dirt | undefined {
  let left = random();
  return candidates.find(({ chance }) => (left -= chance) < 0)?.dirt;
}

export function createCard(
  random: Random,
  holder: { issued: number; household: Household; person: number; branch: string },
  joinedDate: (birthYear: number) => string,
): Card {
  const birthYear = holder.household.birthYears[holder.person] as number;
  return {
    ...holder,
    birthYear,
    name: drawName(random),
    joinedDate: joinedDate(birthYear),
    lingers: random() < 0.25 ? between(random, 1, 3) : 0,
    dirt: drawDirt(random),
  };
}

import { dayOf, snapshotDates, yearOf } from "./calendar.js";
import type { Card } from "./cards.js";
import {
  cardChance,
  createCard,
  drawBranch,
  drawEarlierDate,
  drawHolders,
  isChild,
} from "./cards.js";
import type { Library } from "./places.js";
import type { Random } from "./random.js";
import { between, createRandom, pick, shuffle } from "./random.js";
import type { ReachOverTime } from "./reach.js";
import { reachOverTime } from "./reach.js";
import type { Household, Region } from "./region.js";
import { leavingPerMonth, movesPerMonth } from "./truths.js";

/** The members of one library, as they are at one snapshot; `advance` takes them to the next. */
export interface Membership {
  library: Library;
  cards: Map<Household, Card[]>;
  /** Expired cards that are still in the file. */
  lingering: Card[];
}

interface Simulation extends Membership {
  random: Random;
  households: Household[];
  reach: ReachOverTime;
  issued: number;
}

/** Part of the second and further cards of a household that ends in a month. */
const endingPerMonth = 0.012;

/** The members at each snapshot. The same object every time: use it before asking for the next. */
export function* simulateMembership(
  seed: number,
  region: Region,
  library: Library,
): Generator<Membership> {
  const simulation = begin(seed, region, library);
  for (let month = 0; month < snapshotDates.length; month++) {
    if (month > 0) advance(simulation, month);
    announceEnds(simulation, month);
    yield simulation;
  }
}

function begin(seed: number, region: Region, library: Library): Simulation {
  const random = createRandom(seed, `members of ${library.id}`);
  // In no order of place, as member numbers are.
  const households = shuffle(
    random,
    region.households.filter(({ area }) => area.library === library),
  );
  const reach = reachOverTime(library.id, households);
  const cards = new Map<Household, Card[]>();
  const simulation = { library, cards, lingering: [], random, households, reach, issued: 0 };
  for (const household of inhabited(simulation, 0)) {
    if (random() >= reachAt(simulation, household, 0)) continue;
    join(simulation, household, 0, (birthYear) => drawEarlierDate(random, birthYear));
  }
  return simulation;
}

function inhabited({ households }: Simulation, month: number): Household[] {
  const date = snapshotDates[month] as string;
  return households.filter(({ area }) => area.inhabitedFrom <= date);
}

function yearAt(month: number): number {
  return yearOf(snapshotDates[month] as string);
}

function reachAt({ reach }: Simulation, household: Household, month: number): number {
  return reach(household, month);
}

function join(
  simulation: Simulation,
  household: Household,
  month: number,
  joinedDate: (birthYear: number) => string,
): void {
  const { random, library, cards } = simulation;
  const branch = drawBranch(random, library, household);
  const holders = drawHolders(random, household, yearAt(month));
  cards.set(
    household,
    holders.map((person) => issue(simulation, { household, person, branch }, joinedDate)),
  );
}

function issue(
  simulation: Simulation,
  holder: { household: Household; person: number; branch: string },
  joinedDate: (birthYear: number) => string,
): Card {
  simulation.issued++;
  return createCard(simulation.random, { issued: simulation.issued, ...holder }, joinedDate);
}

/** Decides which cards end before the next snapshot, so that the file can already say so. */
function announceEnds({ cards, random }: Simulation, month: number): void {
  for (const held of cards.values()) {
    const all = random() < leavingPerMonth;
    held.forEach((card, index) => {
      const ends = all || (index > 0 && random() < endingPerMonth);
      if (ends) card.endDate = dayOf(month, between(random, 2, 28));
    });
  }
}

function advance(simulation: Simulation, month: number): void {
  takeOutEnded(simulation);
  for (const household of inhabited(simulation, month)) {
    if (simulation.cards.has(household)) joinLater(simulation, household, month);
    else joinPerhaps(simulation, household, month);
  }
  for (let pair = 0; pair < movesPerMonth; pair++) changePlaces(simulation);
}

function takeOutEnded(simulation: Simulation): void {
  for (const card of simulation.lingering) card.lingers--;
  simulation.lingering = simulation.lingering.filter((card) => card.lingers > 0);
  for (const [household, held] of simulation.cards) {
    const ended = held.filter((card) => card.endDate);
    if (ended.length === 0) continue;
    simulation.lingering.push(...ended.filter((card) => card.lingers > 0));
    const staying = held.filter((card) => !card.endDate);
    if (staying.length > 0) simulation.cards.set(household, staying);
    else simulation.cards.delete(household);
  }
}

/**
 * Joins at the rate that brings the segment's reach from one month's to the next's, given who leave;
 * of who come to live in a new house, as many as are members elsewhere.
 */
function joinPerhaps(simulation: Simulation, household: Household, month: number): void {
  const isNew = household.area.inhabitedFrom > (snapshotDates[month - 1] as string);
  const before = isNew ? 0 : reachAt(simulation, household, month - 1);
  const after = reachAt(simulation, household, month);
  const chance = (after - before * (1 - leavingPerMonth)) / (1 - before);
  if (simulation.random() < chance) {
    join(simulation, household, month, () => dayOf(month - 1, between(simulation.random, 2, 28)));
  }
}

/** Children get a card too as they grow, and as often as such cards end. */
function joinLater(simulation: Simulation, household: Household, month: number): void {
  const { random, cards } = simulation;
  const held = cards.get(household) as Card[];
  const branch = (held[0] as Card).branch;
  const holders = new Set(held.map((card) => card.person));
  household.birthYears.forEach((birthYear, person) => {
    if (holders.has(person) || !isChild(birthYear, yearAt(month))) return;
    const chance = cardChance(household, person, yearAt(month));
    if (random() >= (endingPerMonth * chance) / (1 - chance)) return;
    const joinedDate = () => dayOf(month - 1, between(random, 2, 28));
    held.push(issue(simulation, { household, person, branch }, joinedDate));
  });
}

/** Two member households of one size move into each other's house, which leaves every reach as it was. */
function changePlaces({ random, households, cards }: Simulation): void {
  const members = () => pickMembers(random, households, cards);
  const one = members();
  let other = members();
  while (other === one || other.birthYears.length !== one.birthYears.length) other = members();
  const [fromOne, fromOther] = [cards.get(one) as Card[], cards.get(other) as Card[]];
  cards.set(one, fromOther).set(other, fromOne);
  for (const card of fromOther) card.household = one;
  for (const card of fromOne) card.household = other;
}

function pickMembers(
  random: Random,
  households: Household[],
  cards: Map<Household, Card[]>,
): Household {
  for (;;) {
    const household = pick(random, households);
    if (cards.has(household)) return household;
  }
}

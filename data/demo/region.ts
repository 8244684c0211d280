import { residentsDates, yearOf } from "./calendar.js";
import type { Branch, Library, Surroundings } from "./places.js";
import { libraries, neighbourhoods } from "./places.js";
import type { Random } from "./random.js";
import { between, createRandom, pick, pickWeighted } from "./random.js";
import type { Segment, Subsegment } from "./segments.js";
import { segments } from "./segments.js";
import { commoner } from "./truths.js";

export interface Area {
  id: string;
  library: Library;
  /** The nearest of the library. */
  branch: Branch;
  municipality: string;
  surroundings: Surroundings;
  x: number;
  y: number;
  /** First count of residents in which it is inhabited. */
  inhabitedFrom: string;
}

export interface Household {
  area: Area;
  number: number;
  addition: string;
  segment: Segment;
  subsegment: Subsegment;
  /** Of each person, the heads first. */
  birthYears: number[];
}

export interface Region {
  areas: Area[];
  households: Household[];
}

const neighbourhoodRadius = 1.1;
const areaSpread = 0.6;
/** Part of the households of an area that belongs to its dominant segment. */
const dominantShare = 0.6;
// Dutch postcodes begin with 1 to 9, so that one which begins with 0 can be nobody's.
const letters = "ABCDEGHJKLMNPRTVWXZ";

export function createRegion(seed: number): Region {
  const random = createRandom(seed, "region");
  const places = libraries.flatMap((library, index) => neighbourhoodsOf(library, index));
  const areas: Area[] = [];
  const households: Household[] = [];
  for (const place of places) {
    const leading = [drawSegment(random, place), drawSegment(random, place)];
    const count = between(random, 22, 30);
    for (let index = 0; index < count; index++) {
      const area = createArea(random, place, index);
      const dominant = random() < 0.75 ? pick(random, leading) : drawSegment(random, place);
      areas.push(area);
      households.push(...createHouseholds(random, area, place, dominant));
    }
  }
  return { areas, households };
}

interface Neighbourhood {
  code: string;
  library: Library;
  branch: Branch;
  surroundings: Surroundings;
  angle: number;
  isNew: boolean;
}

function neighbourhoodsOf(library: Library, libraryIndex: number): Neighbourhood[] {
  return library.branches.flatMap((branch, branchIndex) =>
    neighbourhoods[branch.surroundings].map((surroundings, index, all) => ({
      code: `0${libraryIndex + 1}${branchIndex + 1}${index + 1}`,
      library,
      branch,
      surroundings,
      angle: (2 * Math.PI * index) / all.length,
      isNew: Boolean(branch.growing) && index === all.length - 1,
    })),
  );
}

function drawSegment(random: Random, place: Neighbourhood): Segment {
  return pickWeighted(random, segments, (segment) => {
    const tilt = commoner.find(
      (item) => item.library === place.library.id && item.segment === segment.id,
    );
    return segment.presence[place.surroundings] * (tilt?.times ?? 1);
  });
}

function createArea(random: Random, place: Neighbourhood, index: number): Area {
  const around = () => (random() + random() - 1) * areaSpread;
  const x = place.branch.x + neighbourhoodRadius * Math.cos(place.angle) + around();
  const y = place.branch.y + neighbourhoodRadius * Math.sin(place.angle) + around();
  const suffix =
    letters.charAt(Math.floor(index / letters.length)) + letters.charAt(index % letters.length);
  return {
    id: place.code + suffix,
    library: place.library,
    branch: nearestBranch(place.library, x, y),
    municipality: place.branch.municipality,
    surroundings: place.surroundings,
    x,
    y,
    inhabitedFrom: residentsDates[place.isNew ? 1 + (index % 2) : 0] as string,
  };
}

function nearestBranch(library: Library, x: number, y: number): Branch {
  const distance = (branch: Branch) => Math.hypot(branch.x - x, branch.y - y);
  return library.branches.reduce((best, branch) =>
    distance(branch) < distance(best) ? branch : best,
  );
}

function createHouseholds(
  random: Random,
  area: Area,
  place: Neighbourhood,
  dominant: Segment,
): Household[] {
  const usual = new Map<Segment, Subsegment>();
  const households: Household[] = [];
  let number = between(random, 1, 40);
  let addition = "";
  const count = between(random, 18, 37);
  for (let index = 0; index < count; index++) {
    const segment = random() < dominantShare ? dominant : drawSegment(random, place);
    const subsegment = drawSubsegment(random, segment, usual);
    const birthYears = drawBirthYears(random, segment, subsegment);
    households.push({ area, number, addition, segment, subsegment, birthYears });
    const sameDoor = random() < 0.15 && addition < "D";
    if (sameDoor) addition = addition === "" ? "A" : nextLetter(addition);
    else [number, addition] = [number + 2, ""];
  }
  return households;
}

function drawSubsegment(
  random: Random,
  segment: Segment,
  usual: Map<Segment, Subsegment>,
): Subsegment {
  const drawn = pick(random, segment.subsegments);
  if (!usual.has(segment)) usual.set(segment, drawn);
  return random() < 0.55 ? (usual.get(segment) as Subsegment) : drawn;
}

const mostPersons = 6;

function drawBirthYears(random: Random, segment: Segment, subsegment: Subsegment): number[] {
  const chance = (subsegment.persons - 1) / (mostPersons - 1);
  const others = Array.from({ length: mostPersons - 1 }, () => random() < chance);
  const size = 1 + others.filter(Boolean).length;
  const year = yearOf(residentsDates[0] as string);
  return Array.from({ length: size }, (_, person) => {
    if (person < 2) return year - between(random, ...segment.ages);
    const isChild = random() < segment.childShare;
    return year - (isChild ? between(random, 1, 17) : between(random, 18, 26));
  });
}

function nextLetter(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 1);
}

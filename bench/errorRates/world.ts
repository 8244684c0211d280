/** A household in an area: of how many persons, of whom how many have a card. */
interface Household {
  persons: number;
  joins: boolean;
  members: number;
}

interface Area {
  segment: number;
  households: Household[];
}

/** One library's catchment, made up, in which it is known what is true. */
export interface World {
  areas: Area[];
  /** Chance, by segment, that a household joins, and that a person has a card. */
  householdRates: number[];
  personRates: number[];
}

export interface Design {
  /** Households in each segment. */
  sizes: number[];
  /** Chance that a household of each segment joins. */
  rates: number[];
  /** How much areas differ for reasons that have nothing to do with segments: standard deviation of the logit. */
  areaSpread: number;
  householdsAnArea: number;
}

/** Chance that a person of a household that joins has a card too. */
const CARD = 0.65;

/** A generator of numbers in 0..1 (mulberry32), the same ones from the same seed. */
export function createChance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every third segment is one of families, who join with several persons at a time. */
export function drawWorld(design: Design, chance: () => number): World {
  const areas = design.sizes.flatMap((size, segment) =>
    Array.from({ length: Math.ceil(size / design.householdsAnArea) }, (_, place) => {
      const rest = size - place * design.householdsAnArea;
      return drawArea(segment, Math.min(rest, design.householdsAnArea), design, chance);
    }),
  );
  const { rates } = design;
  return {
    areas,
    householdRates: rates,
    personRates: rates.map((rate) => rate * CARD),
  };
}

function drawArea(segment: number, size: number, design: Design, chance: () => number): Area {
  const rate = shifted(
    design.rates[segment] as number,
    design.areaSpread * normal(chance),
    design.areaSpread,
  );
  const households = Array.from({ length: size }, () => {
    const persons = segment % 3 === 0 ? between(2, 5, chance) : between(1, 2, chance);
    const joins = chance() < rate;
    let members = 0;
    for (let person = 0; joins && person < persons; person++) if (chance() < CARD) members++;
    return { persons, joins, members };
  });
  return { segment, households };
}

/** A rate moved on the scale of logits, so that its mean over many areas stays nearly what it was. */
function shifted(rate: number, shift: number, spread: number): number {
  if (spread === 0) return rate;
  // The logistic of a normal variable has about this mean (Zeger and others 1988).
  const centre = Math.log(rate / (1 - rate)) * Math.sqrt(1 + 0.346 * spread ** 2);
  return 1 / (1 + Math.exp(-(centre + shift)));
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function between(least: number, most: number, chance: () => number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

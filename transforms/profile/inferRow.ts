import cdf from "@stdlib/stats-base-dists-normal-cdf";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { isTooSmall } from "../measures/classify.js";
import { hypergeometricP, hypergeometricZ } from "../measures/hypergeometric.js";
import { reach, type Interval } from "../measures/interval.js";
import { indexOf, logIndexVariance, logInterval, type Part } from "../measures/subsetIndex.js";
import type { Thresholds } from "../measures/thresholds.js";
import { wilson } from "../measures/wilson.js";
import { spreadAt, type Clustering } from "./spread.js";

/** A (sub)segment within its scope: as counted, and at either end of what suppressed counts leave open. */
export interface Compared {
  part: Part;
  least: Part;
  most: Part;
  /** Null where nobody joins together. */
  clustering: Clustering | null;
}

export interface Inference {
  penetration: Interval | null;
  index: Interval | null;
  z: number | null;
  p: number | null;
  isTooSmall: boolean;
}

/** What may be concluded of one (sub)segment, before it is compared with its family. */
export function infer(compared: Compared, thresholds: Thresholds): Inference {
  const { part, clustering } = compared;
  if (part.members > part.base || part.allMembers > part.allBase || part.base === 0) {
    return { penetration: null, index: null, z: null, p: null, isTooSmall: part.base === 0 };
  }
  const expected = (part.allMembers * part.base) / part.allBase / (clustering?.common.effect ?? 1);
  return {
    penetration: penetrationInterval(compared, thresholds.confidence),
    index: indexInterval(compared, thresholds.confidence),
    ...test(compared),
    isTooSmall: isTooSmall(part.base, expected, thresholds),
  };
}

function penetrationInterval({ part, least, most, clustering }: Compared, confidence: number) {
  const { effect, degrees } = spreadAt(0, part, clustering);
  const errors = reach(confidence, degrees);
  const score = (members: number) =>
    wilson(Math.min(members, part.base) / effect, part.base / effect, errors);
  return { low: score(least.members).low, high: score(most.members).high };
}

function indexInterval({ part, least, most, clustering }: Compared, confidence: number) {
  const index = indexOf(part);
  // The whole is 100 by definition.
  if (index === null || index === 0 || part.base === part.allBase) return null;
  const { effect, degrees } = spreadAt(part.members / part.allMembers, part, clustering);
  const errors = reach(confidence, degrees);
  const variance = logIndexVariance(part) * effect;
  const [low, high] = [least, most].map((end) => logInterval(indexOf(end), variance, errors));
  return high ? { low: low?.low ?? 0, high: high.high } : null;
}

function test(compared: Compared): { z: number | null; p: number | null } {
  const { part, clustering } = compared;
  if (part.base === part.allBase) return { z: null, p: null };
  const { effect, degrees } = testSpread(part, clustering);
  const z = leastTelling(compared, Math.sqrt(effect));
  if (z === null) return { z, p: null };
  if (clustering) return { z, p: 2 * tCdf(-Math.abs(z), degrees) };
  return { z, p: isWhole(compared) ? hypergeometricP(part) : 2 * cdf(-Math.abs(z), 0, 1) };
}

/** A common variance between areas is set beside the chance of what is tested: that rates are equal. */
function testSpread(part: Part, clustering: Clustering | null) {
  const share = part.base / part.allBase;
  const expected = { ...part, members: part.allMembers * share };
  return spreadAt(share, clustering?.isCoarse ? expected : part, clustering);
}

/** Of what suppressed counts leave open, the score nearest to no difference. */
function leastTelling({ least, most }: Compared, errors: number): number | null {
  const [low, high] = [hypergeometricZ(least), hypergeometricZ(most)];
  if (low === null || high === null) return null;
  if (low > 0) return low / errors;
  return high < 0 ? high / errors : 0;
}

function isWhole({ part, least, most }: Compared): boolean {
  if (least.members !== most.members || least.allMembers !== most.allMembers) return false;
  return Object.values(part).every((count: number) => Number.isInteger(count));
}

import type { Part } from "./subsetIndex.js";

/**
 * Standard score of the members of a segment, were they drawn from the whole base without regard to
 * segment: (M_i - M b) / sqrt(M b (1 - b) (B - M) / (B - 1)), b being the segment's share of the base.
 * Null where nothing can vary.
 */
export function hypergeometricZ({ members, base, allMembers, allBase }: Part): number | null {
  const share = base / allBase;
  const variance =
    (allMembers * share * (1 - share) * (allBase - allMembers)) / Math.max(allBase - 1, 1);
  return variance > 0 ? (members - allMembers * share) / Math.sqrt(variance) : null;
}

/**
 * Two-sided probability of a count at least as far out: the smaller tail of the hypergeometric
 * distribution, doubled, at most 1. All four are whole numbers.
 *
 * Each probability is had from its neighbour, outward from the most probable count, so that no
 * difference of large logarithms spoils it: with a base of a million those keep eight digits only.
 */
export function hypergeometricP({ members, base, allMembers, allBase }: Part): number {
  const least = Math.max(0, allMembers - (allBase - base));
  const most = Math.min(base, allMembers);
  const mode = Math.floor(((allMembers + 1) * (base + 1)) / (allBase + 2));
  const start = Math.min(Math.max(mode, least), most);
  const up = (count: number) =>
    ((base - count) * (allMembers - count)) /
    ((count + 1) * (allBase - base - allMembers + count + 1));
  let [below, at, above] = [0, 0, 0];
  const add = (count: number, weight: number) => {
    if (count < members) below += weight;
    else if (count > members) above += weight;
    else at += weight;
  };
  add(start, 1);
  for (let count = start, weight = 1; count < most && weight > 0; count++) {
    weight *= up(count);
    add(count + 1, weight);
  }
  for (let count = start, weight = 1; count > least && weight > 0; count--) {
    weight /= up(count - 1);
    add(count - 1, weight);
  }
  const all = below + at + above;
  return Math.min(1, (2 * (Math.min(below, above) + at)) / all);
}

import fc from "fast-check";
import type { Part } from "../../../transforms/measures/subsetIndex.js";

const SEED = 6;

/** Always the same cases of what an arbitrary makes, so that the oracle is asked once. */
export function some<Case>(arbitrary: fc.Arbitrary<Case>, numRuns: number): Case[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns });
}

/** A segment of a scope, whole numbers, from nobody to everybody, at all sizes that a country has. */
export function parts(most: number): fc.Arbitrary<Part> {
  return size(most).chain((allBase) =>
    fc.tuple(upTo(allBase), upTo(allBase)).chain(([base, allMembers]) => {
      const least = Math.max(0, allMembers - (allBase - base));
      const greatest = Math.min(base, allMembers);
      const expected = Math.round((allMembers * base) / allBase);
      const near = fc.integer({
        min: Math.max(least, expected - 3 * Math.ceil(Math.sqrt(expected + 1))),
        max: Math.min(greatest, expected + 3 * Math.ceil(Math.sqrt(expected + 1))),
      });
      const members = fc.oneof(
        { arbitrary: near, weight: 6 },
        fc.constantFrom(least, greatest),
        fc.integer({ min: least, max: greatest }),
      );
      return members.map((count) => ({ members: count, base, allMembers, allBase }));
    }),
  );
}

/** Sizes of every order, as often small as large. */
function size(most: number): fc.Arbitrary<number> {
  const orders = Math.log10(most);
  return fc.double({ min: 0, max: orders, noNaN: true }).map((order) => Math.round(10 ** order));
}

function upTo(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: most }), weight: 4 },
    { arbitrary: fc.integer({ min: 0, max: Math.ceil(most / 10) }), weight: 3 },
    fc.constantFrom(0, 1, most),
  );
}

/** Clusters of persons: 1 who joined, 0 who did not. */
export const clusters: fc.Arbitrary<(0 | 1)[][]> = fc.array(
  fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 6 }),
  { minLength: 2, maxLength: 30 },
);

import cdf from "@stdlib/stats-base-dists-normal-cdf";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "../../../transforms/measures/benjaminiHochberg.js";
import {
  commonSpread,
  contrastVariance,
  variancesAt,
} from "../../../transforms/measures/clusters.js";
import { dissimilarity } from "../../../transforms/measures/dissimilarity.js";
import { hypergeometricP, hypergeometricZ } from "../../../transforms/measures/hypergeometric.js";
import { reach } from "../../../transforms/measures/interval.js";
import { logIndexVariance } from "../../../transforms/measures/subsetIndex.js";
import { wilson } from "../../../transforms/measures/wilson.js";
import { oraclePython } from "../../oracle/python.js";
import { askOracle } from "./askOracle.js";
import { clusters, parts, some } from "./cases.js";
import { ofFew, sumsOf } from "./clusterSums.js";

const python = await oraclePython();
if ("reason" in python) {
  if (process.env.CI === "true") throw new Error(python.reason);
  console.warn(`Skipped: the formulas against SciPy. ${python.reason}`);
}

/** Formula, cases, and what we make of a case; null where that is undefined. */
interface Against<Case> {
  formula: string;
  cases: Case[];
  ours: (one: Case) => number | number[] | null;
}

const confidence = fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.9999);
const degrees = fc.oneof(fc.constant(null), fc.double({ min: 1, max: 1e6, noNaN: true }));

const formulas = [
  against({
    formula: "wilson",
    cases: some(
      fc
        .tuple(fc.integer({ min: 1, max: 50_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
        .chain(([total, part]) =>
          fc.record({
            total: fc.constant(total),
            count: fc.constantFrom(0, 1, total, Math.round(total * part), total * part),
            confidence,
          }),
        ),
      400,
    ),
    ours: ({ count, total, confidence: sure }) => {
      const { low, high } = wilson(count, total, reach(sure));
      return [low, high];
    },
  }),
  against({
    formula: "reach",
    cases: some(fc.record({ confidence, degrees }), 200),
    ours: ({ confidence: sure, degrees: free }) => reach(sure, free ?? Infinity),
  }),
  against({
    formula: "two_sided",
    cases: some(fc.record({ z: fc.double({ min: -30, max: 30, noNaN: true }), degrees }), 200),
    ours: ({ z, degrees: free }) =>
      2 * (free === null ? cdf(-Math.abs(z), 0, 1) : tCdf(-Math.abs(z), free)),
  }),
  against({
    formula: "hypergeometric_z",
    cases: some(parts(50_000_000), 400),
    ours: hypergeometricZ,
  }),
  against({ formula: "hypergeometric_p", cases: some(parts(20_000), 600), ours: hypergeometricP }),
  against({ formula: "exact_p", cases: some(parts(50_000_000), 200), ours: hypergeometricP }),
  against({
    formula: "log_index_variance",
    cases: some(parts(50_000_000), 400).filter(
      ({ members, base, allBase }) => members > 0 && base < allBase,
    ),
    ours: logIndexVariance,
  }),
  against({
    formula: "benjamini_hochberg",
    cases: some(
      fc.record({
        p: fc.array(
          fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.02, 1)),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
      }),
      200,
    ),
    ours: ({ p }) => benjaminiHochberg(p),
  }),
  against({
    formula: "cluster_variance",
    cases: some(fc.record({ clusters }), 100),
    ours: ({ clusters: own }) => {
      const rate = own.flat().reduce<number>((sum, one) => sum + one, 0) / own.flat().length;
      const sums = sumsOf(own, []);
      return variancesAt(sums, { own: rate, others: rate }).own / ofFew(sums.count);
    },
  }),
  against({
    formula: "contrast_variance",
    cases: some(fc.record({ own: clusters, others: clusters }), 100),
    ours: ({ own, others }) => {
      const all = [...own, ...others].flat();
      const rate = all.reduce<number>((sum, one) => sum + one, 0) / all.length;
      const sums = sumsOf(own, others);
      const variances = variancesAt(sums, { own: rate, others: rate });
      const plain = {
        own: variances.own / ofFew(sums.count),
        others: variances.others / ofFew(sums.allCount - sums.count),
        both: variances.both,
      };
      return contrastVariance(plain, own.flat().length / all.length);
    },
  }),
  against({
    formula: "common_spread",
    cases: some(fc.record({ segments: fc.array(clusters, { minLength: 1, maxLength: 5 }) }), 100),
    ours: ({ segments }) => {
      const spread = commonSpread(segments.map(segmentOf), segments.length);
      return spread && [spread.effect, spread.between];
    },
  }),
  against({
    formula: "dissimilarity",
    cases: some(
      fc.record({
        shares: fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          { minLength: 1, maxLength: 60 },
        ),
      }),
      100,
    ),
    ours: ({ shares }) => dissimilarity(shares),
  }),
];

function segmentOf(own: (0 | 1)[][], place: number, segments: (0 | 1)[][][]) {
  return {
    members: own.flat().reduce<number>((sum, one) => sum + one, 0),
    base: own.flat().length,
    clusters: sumsOf(own, segments.filter((_, other) => other !== place).flat()),
  };
}

function against<Case extends object>(one: Against<Case>) {
  return one as unknown as Against<object>;
}

describe.skipIf("reason" in python)("each formula is that of SciPy or statsmodels to 1e-9", () => {
  test.each(formulas)("$formula", async ({ formula, cases, ours }) => {
    const asked = cases.map((one) => ({ formula, ...one }));
    const theirs = await askOracle((python as { python: string }).python, asked);
    const far = cases
      .map((one, place) => ({
        one,
        ours: ours(one),
        theirs: theirs[place] as number | number[] | null,
      }))
      .filter((one) => !isNear(one.ours, one.theirs));
    expect(far.slice(0, 3)).toEqual([]);
  });
});

/** Relative where numbers are large, absolute where they are small. */
function isNear(ours: number | number[] | null, theirs: number | number[] | null): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  const [mine, other] = [[ours].flat(), [theirs].flat()];
  return mine.every(
    (value, place) =>
      Math.abs(value - other[place]!) <= 1e-9 * Math.max(1, Math.abs(other[place]!)),
  );
}

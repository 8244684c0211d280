import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../../transforms/measures/benjaminiHochberg.js";
import { classOf } from "../../../transforms/measures/classify.js";
import {
  contrastDegrees,
  commonSpread,
  variancesAt,
} from "../../../transforms/measures/clusters.js";
import { dissimilarity } from "../../../transforms/measures/dissimilarity.js";
import { gapTo } from "../../../transforms/measures/gap.js";
import { hypergeometricP } from "../../../transforms/measures/hypergeometric.js";
import { reach } from "../../../transforms/measures/interval.js";
import { quadrantOf } from "../../../transforms/measures/quadrant.js";
import {
  indexOf,
  logIndexVariance,
  logInterval,
} from "../../../transforms/measures/subsetIndex.js";
import { wilson } from "../../../transforms/measures/wilson.js";
import { clusters, parts } from "./cases.js";
import { sumsOf } from "./clusterSums.js";

const Z = reach(0.95);
const probability = fc.double({ min: 0, max: 1, noNaN: true });

test("an interval holds its estimate, and gets narrower as more is counted", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), probability, (total, part) => {
      const count = Math.round(total * part);
      const [one, ten] = [wilson(count, total, Z), wilson(10 * count, 10 * total, Z)];
      expect(one.low).toBeLessThanOrEqual(count / total + 1e-12);
      expect(one.high).toBeGreaterThanOrEqual(count / total - 1e-12);
      expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
    }),
  );
});

test("an index of 100 is where the shares are equal, and its interval holds it", () => {
  fc.assert(
    fc.property(parts(100_000), (part) => {
      const index = indexOf(part);
      fc.pre(index !== null);
      const isEqual = part.members * part.allBase === part.base * part.allMembers;
      if (isEqual) expect(index).toBeCloseTo(100, 9);
      const interval = logInterval(index, logIndexVariance(part), Z);
      if (interval) {
        expect(interval.low).toBeLessThanOrEqual(index + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(index - 1e-9);
      }
    }),
  );
});

test("an interval that is too wide for a number is none", () => {
  expect(logInterval(80, 1e6, Z)).toBeNull();
  expect(logInterval(80, Infinity, Z)).toBeNull();
  expect(logInterval(80, 100, Z)!.high).toBeLessThan(Infinity);
});

test("the same segment seen from the other side has the same probability", () => {
  fc.assert(
    fc.property(parts(20_000), (part) => {
      const { members, base, allMembers, allBase } = part;
      const others = { members: allMembers - members, base: allBase - base, allMembers, allBase };
      const swapped = { members, base: allMembers, allMembers: base, allBase };
      expect(hypergeometricP(others)).toBeCloseTo(hypergeometricP(part), 9);
      expect(hypergeometricP(swapped)).toBeCloseTo(hypergeometricP(part), 9);
    }),
  );
});

test("adjusted probabilities keep their order, are no smaller, and do not depend on that of the rows", () => {
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1, maxLength: 40 }), (pValues) => {
      const adjusted = benjaminiHochberg(pValues);
      const turned = benjaminiHochberg([...pValues].reverse()).reverse();
      expect(turned).toEqual(adjusted);
      for (const [place, p] of pValues.entries()) {
        expect(adjusted[place]).toBeGreaterThanOrEqual(p);
        for (const [other, q] of pValues.entries()) {
          if (p < q) expect(adjusted[place]!).toBeLessThanOrEqual(adjusted[other]!);
        }
      }
    }),
  );
});

test("persons who join one by one vary no more than independent ones, those who join together do", () => {
  fc.assert(
    fc.property(clusters, (own) => {
      const single = own.flat().map((one): (0 | 1)[] => [one]);
      const base = single.length;
      const rate = single.flat().reduce<number>((sum, one) => sum + one, 0) / base;
      const effect = (of: (0 | 1)[][]) =>
        commonSpread([{ members: rate * base, base, clusters: sumsOf(of, []) }], 0)!.effect;
      expect(effect(single)).toBeCloseTo(1, 9);
      expect(effect(own)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("clusters that are no more than the rates fitted to them tell nothing", () => {
  const segments = [[[1, 0]], [[0, 0, 1]]] as (0 | 1)[][][];
  const [one, other] = segments.map((own, place) => ({
    members: 1,
    base: own.flat().length,
    clusters: sumsOf(own, segments[1 - place]!),
  }));
  expect(commonSpread([one!, other!], 2)).toBeNull();
  expect(commonSpread([one!, other!], 1)).not.toBeNull();
});

test("degrees of freedom lie between those of the smaller part and of both together", () => {
  fc.assert(
    fc.property(clusters, clusters, fc.integer({ min: 2, max: 98 }), (own, others, percent) => {
      const share = percent / 100;
      const sums = sumsOf(own, others);
      const variances = variancesAt(sums, { own: 0.5, others: 0.5 });
      fc.pre(variances.own > 0 && variances.others > 0);
      const degrees = contrastDegrees(variances, share, sums);
      expect(degrees).toBeGreaterThanOrEqual(Math.min(own.length, others.length) - 1 - 1e-9);
      expect(degrees).toBeLessThanOrEqual(own.length + others.length - 2 + 1e-9);
    }),
  );
});

test("a gap is never negative, and low and high hold it", () => {
  fc.assert(
    fc.property(
      probability,
      fc.integer({ min: 1, max: 100_000 }),
      probability,
      (rate, base, part) => {
        const members = Math.round(base * part);
        const { gap_low, gap, gap_high } = gapTo(rate, {
          base,
          members,
          penetration: wilson(members, base, Z),
        });
        expect(gap_low).toBeGreaterThanOrEqual(0);
        expect(gap_low).toBeLessThanOrEqual(gap + 1e-9);
        expect(gap).toBeLessThanOrEqual(gap_high + 1e-9);
      },
    ),
  );
});

test("a population is like itself, and nothing is more unlike than one without a segment in common", () => {
  expect(
    dissimilarity([
      [0.4, 0.4],
      [0.6, 0.6],
    ]),
  ).toBe(0);
  expect(
    dissimilarity([
      [1, 0],
      [0, 1],
    ]),
  ).toBe(1);
});

const thresholds = {
  confidence: 0.95,
  falseDiscoveryRate: 0.05,
  averageLow: 90,
  averageHigh: 110,
  leastBase: 100,
  leastExpected: 5,
};

test.each([
  [89.9, 0.05, "under"],
  [90, 0, "average"],
  [110, 0, "average"],
  [110.1, 0.05, "over"],
  [200, 0.0501, "average"],
])("an index of %d with q %d is called %s", (index, q, said) => {
  expect(classOf(index, q, thresholds)).toBe(said);
});

test.each([
  [100, 0.25, "core"],
  [99.9, 0.25, "developmental"],
  [100, 0.2499, "niche"],
  [99.9, 0.2499, "other"],
])("an index of %d and a share of %d, of four segments, is %s", (index, share, quadrant) => {
  expect(quadrantOf(index, share, 4)).toBe(quadrant);
});

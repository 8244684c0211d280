import cdf from "@stdlib/stats-base-dists-normal-cdf";
import { reach } from "../../transforms/measures/interval.js";

interface Planted {
  /** Share of the base that the segment has, 0..1. */
  share: number;
  /** Its rate, and that of all others. */
  rate: number;
  otherRate: number;
  base: number;
  /** How much more a count varies than that of independent persons who join at this rate. */
  effectAt: (rate: number) => number;
  segments: number;
}

/**
 * Chance that a difference in one segment of many is told, by the normal approximation. The least of
 * many p-values is held against 0.05 / segments by Benjamini and Hochberg's procedure.
 */
export function powerOf({ share, rate, otherRate, base, effectAt, segments }: Planted): number {
  const mean = share * rate + (1 - share) * otherRate;
  const difference = share * (1 - share) * base * Math.abs(rate - otherRate);
  const deviation = (part: number, at: number) => part * base * at * (1 - at) * effectAt(at);
  const sigma = Math.sqrt(
    (1 - share) ** 2 * deviation(share, rate) + share ** 2 * deviation(1 - share, otherRate),
  );
  // The test takes its variance from the mean rate, as where there is no difference.
  const assumed = Math.sqrt(share * (1 - share) * base * mean * (1 - mean) * effectAt(mean));
  const bound = reach(1 - 0.05 / segments) * assumed;
  return cdf((difference - bound) / sigma, 0, 1) + cdf((-difference - bound) / sigma, 0, 1);
}

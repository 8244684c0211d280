import quantile from "@stdlib/stats-base-dists-normal-quantile";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** An estimate lies within, bounds included. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * How many standard errors an interval reaches to either side.
 *
 * @param confidence 0..1, such as 0.95
 * @param degrees of freedom, where the standard error itself was estimated from few clusters (Student 1908)
 */
export function reach(confidence: number, degrees = Infinity): number {
  const tail = 1 - (1 - confidence) / 2;
  return Number.isFinite(degrees) ? tQuantile(tail, degrees) : quantile(tail, 0, 1);
}

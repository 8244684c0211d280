import type { Interval } from "./interval.js";

/**
 * Score interval of a proportion (Wilson 1927), `count` out of `total`, both at least 0; fractions too.
 *
 * @param standardErrors from `reach`
 * @returns 0..1; everything is possible where total is 0
 */
export function wilson(count: number, total: number, standardErrors: number): Interval {
  if (total === 0) return { low: 0, high: 1 };
  const square = standardErrors ** 2;
  const centre = count + square / 2;
  const half = standardErrors * Math.sqrt((count * (total - count)) / total + square / 4);
  return {
    // A bound of 0 or 1 is hit exactly, not but for a rounding error.
    low: count === 0 ? 0 : (centre - half) / (total + square),
    high: count === total ? 1 : (centre + half) / (total + square),
  };
}

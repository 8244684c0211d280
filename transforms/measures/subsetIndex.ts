import type { Interval } from "./interval.js";

/** A segment within a scope: its members among its base, and all members among the whole base. */
export interface Part {
  members: number;
  base: number;
  allMembers: number;
  allBase: number;
}

/** 100 x share of the members / share of the base; null where either total, or the share of the base, is 0. */
export function indexOf({ members, base, allMembers, allBase }: Part): number | null {
  if (allMembers === 0 || base === 0) return null;
  return (100 * (members / allMembers)) / (base / allBase);
}

/**
 * Variance of the logarithm of the index, by the delta method, where members are independent. The
 * segment is a part of the whole that it is set against, so that Katz's variance of a ratio of two
 * independent proportions (1978) would be too large: with c members elsewhere and the rates p of the
 * segment and o elsewhere it is (c / M²) ((1 - p) c / M_i + (1 - o)).
 */
export function logIndexVariance({ members, base, allMembers, allBase }: Part): number {
  const others = allMembers - members;
  const rate = members / base;
  const otherRate = others === 0 ? 0 : others / (allBase - base);
  return (others / allMembers ** 2) * (((1 - rate) * others) / members + (1 - otherRate));
}

/**
 * An interval that is as wide as its variance on the scale of logarithms; null where nothing was
 * counted, and where so little is known that its upper bound is beyond all numbers.
 */
export function logInterval(
  index: number | null,
  variance: number,
  standardErrors: number,
): Interval | null {
  if (index === null || index === 0) return null;
  const factor = Math.exp(standardErrors * Math.sqrt(Math.max(0, variance)));
  const high = index * factor;
  return Number.isFinite(high) ? { low: index / factor, high } : null;
}

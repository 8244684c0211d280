import type { Interval } from "./interval.js";

interface Reached {
  base: number;
  members: number;
  penetration: Interval;
}

/** How many members are lacking for a rate, 0..1, that is reached elsewhere. */
export function gapTo(rate: number, { base, members, penetration }: Reached) {
  const lacking = (reached: number) => Math.max(0, rate * base - reached);
  return {
    gap_low: lacking(penetration.high * base),
    gap: lacking(members),
    gap_high: lacking(penetration.low * base),
  };
}

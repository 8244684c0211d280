import type { Thresholds } from "./thresholds.js";

export const classes = ["under", "average", "over", "too_small"] as const;
export type Class = (typeof classes)[number];

/** True where too little is known of a segment to say anything of it, such as that it is average. */
export function isTooSmall(base: number, expected: number, thresholds: Thresholds): boolean {
  return base < thresholds.leastBase || expected < thresholds.leastExpected;
}

/** What is said of a segment that is not too small. */
export function classOf(index: number, qValue: number, thresholds: Thresholds): Class {
  const { averageLow, averageHigh, falseDiscoveryRate } = thresholds;
  if (qValue > falseDiscoveryRate || (index >= averageLow && index <= averageHigh)) {
    return "average";
  }
  return index > 100 ? "over" : "under";
}

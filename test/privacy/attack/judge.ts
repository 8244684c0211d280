import type { Bounds } from "./bounds.js";

export interface Judged {
  /** Counts that are not shown. */
  attacked: number;
  /** Of these, small ones of which less than promised remains possible. */
  disclosed: string[];
}

/**
 * Who was found out. Promised of a count of 1 to `least` - 1 is that it can be anything from 0 to
 * that, or to the residents where those are fewer.
 * @param truth what was counted, by id; an attacker does not have it
 */
export function judge(
  bounds: Map<string, Bounds>,
  truth: Map<string, { count: number; most: number }>,
  least: number,
): Judged {
  const disclosed = [...bounds].flatMap(([name, { low, high }]) => {
    const { count = 0, most = 0 } = truth.get(name.split("#")[0] ?? "") ?? {};
    const isSmall = Math.round(count) >= 1 && Math.round(count) < least;
    const isRight = low <= count + 0.5 && high >= count - 0.5;
    const isNarrow = low > 0.001 || high < Math.min(least - 1, most) - 0.001;
    return isSmall && isRight && isNarrow ? [`${name}: ${low} to ${high}, is ${count}`] : [];
  });
  return { attacked: bounds.size, disclosed };
}

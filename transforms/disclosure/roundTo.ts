import type { Cell, Interval } from "./problem.js";

/** A count as it is shown, and between which ends it then is known to be. */
export interface Rounded extends Interval {
  shown: number;
}

/**
 * The alternative to suppression: every count to the nearest multiple of a base, halves upwards, so
 * that nothing is left out and sums need not come out.
 *
 * Promised is little: that a count by itself is known within half a base, so that with a base of 5
 * one of 1 to 9 is known to be 0 to 2, 3 to 7 or 8 to 12. Never 0 to 9; and relations with other
 * counts may narrow it further, down to one number. What is left of a table, `boundsOf` computes,
 * to which the result can be given as `published` (Hundepool et al., 2012, section 4.4).
 *
 * @returns by id
 */
export function roundTo(
  cells: readonly Pick<Cell, "id" | "value">[],
  base = 5,
): Map<string, Rounded> {
  return new Map(
    cells.map(({ id, value }) => {
      const shown = base * Math.floor(value / base + 0.5);
      return [id, { shown, low: Math.max(0, shown - base / 2), high: shown + base / 2 }];
    }),
  );
}

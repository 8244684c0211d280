import { looksSame } from "./contrast.js";

/**
 * How reach changed up to one date: against a year ago, or the snapshot before where there is no such.
 *
 * @typedef {object} Change
 * @property {number} before reach at that moment
 * @property {string} date of it
 * @property {number} change
 * @property {number | null} low what chance leaves open; null where that cannot be told
 * @property {number | null} high
 * @property {"up" | "down" | "unsure" | "untested" | "same"} direction `unsure` may be chance
 */

/** @param {any} row of `penetration_trend` @param {"year" | "previous"} [kind] @returns {Change | null} */
export function changeOf(row, kind = kindOf(row)) {
  const change = row[`change_${kind}`];
  if (row.penetration === null || change === null) return null;
  const [before, date] =
    kind === "year" ? [row.year_ago, row.year_ago_date] : [row.previous, row.previous_date];
  const [low, high] = [row[`change_${kind}_low`], row[`change_${kind}_high`]];
  const direction = directionOf({ now: row.penetration, before, change, low, high });
  return { before, date, change, low, high, direction };
}

/** @returns {"year" | "previous"} */
export function kindOf(row) {
  return row.change_year === null ? "previous" : "year";
}

/** For a text to choose its words by: `yes` for more than chance, `no`, or `unknown`. */
export function sureness({ direction }) {
  if (direction === "untested") return "unknown";
  return direction === "up" || direction === "down" ? "yes" : "no";
}

/** Two shares that read differently can still be less than a tenth of a point apart. */
function directionOf({ now, before, change, low, high }) {
  if (looksSame(now, before) || looksSame(change, 0)) return "same";
  if (low === null || high === null) return "untested";
  // A bound that reads as 0,0 would seem to say otherwise.
  if (low > 0 && !looksSame(low, 0)) return "up";
  return high < 0 && !looksSame(high, 0) ? "down" : "unsure";
}

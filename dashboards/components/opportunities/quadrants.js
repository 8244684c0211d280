/** From which index and which share of the base a segment is well reached, and large. */
export const INDEX = 100;

/**
 * The thresholds of the game plan: those of the address, or an index of 100 and an average share.
 *
 * @param {{ over?: string, large?: string }} query
 * @param {number} count of segments of the level
 */
export function thresholdsOf(query, count) {
  return {
    over: within(query.over, [1, 1000], INDEX),
    large: within(query.large, [0.001, 1], 1 / Math.max(count, 1)),
  };
}

function within(given, [least, most], otherwise) {
  const value = Number(given);
  return given !== undefined && value >= least && value <= most ? value : otherwise;
}

/** @returns {"core" | "developmental" | "niche" | "other" | null} null where no index is known */
export function quadrantOf({ index, base_share: share }, { over, large }) {
  if (!Number.isFinite(index) || !Number.isFinite(share)) return null;
  if (index >= over) return share >= large ? "core" : "niche";
  return share >= large ? "developmental" : "other";
}

/** Index inside which a segment counts as close to the average. */
export const AVERAGE = /** @type {const} */ ([90, 110]);

export function isAverage(index) {
  return Number.isFinite(index) && index >= AVERAGE[0] && index <= AVERAGE[1];
}

/** True for two shares that read the same with one decimal of a percentage. */
export function looksSame(a, b) {
  return Math.round(1000 * a) === Math.round(1000 * b);
}

/**
 * The rows that a sentence should name: those furthest above and below, counted in share of the
 * whole, so that a tiny segment with an extreme index does not take the stage.
 *
 * @template {{ index: number | null }} Row
 * @param {Row[]} rows
 * @param {(row: Row) => number} difference share minus the share to expect
 * @returns {{ over?: Row, under?: Row }}
 */
export function contrast(rows, difference) {
  const telling = rows.filter(({ index }) => Number.isFinite(index) && !isAverage(index));
  const sorted = [...telling].sort((a, b) => difference(a) - difference(b));
  const [lowest, highest] = [sorted.at(0), sorted.at(-1)];
  return {
    under: lowest && lowest.index < AVERAGE[0] ? lowest : undefined,
    over: highest && highest.index > AVERAGE[1] ? highest : undefined,
  };
}

const STEPS = [10, 20, 50, 100, 200, 500];
/** Pixels that a number on the axis takes with its room. */
const APART = 44;

/**
 * Round numbers around 100 that have room beside each other.
 *
 * @param {[number, number]} domain
 * @param {number} width pixels of that domain
 */
export function indexTicks([low, high], width) {
  const fits = (step) => ((high - low) / step) * APART <= width;
  const step = STEPS.find(fits) ?? 1000;
  const first = Math.ceil((low - 100) / step);
  const last = Math.floor((high - 100) / step);
  return Array.from({ length: last - first + 1 }, (_, turn) => 100 + (first + turn) * step);
}

/**
 * Adjusted p-values (Benjamini and Hochberg 1995): of those at or under 0.05, some 5 % are false on
 * average.
 *
 * @param pValues of one family, each 0..1
 * @returns q-values in the same order, each at least its p-value
 */
export function benjaminiHochberg(pValues: number[]): number[] {
  const falling = pValues.map((p, place) => ({ p, place })).sort((a, b) => b.p - a.p);
  const result = new Array<number>(pValues.length);
  let least = 1;
  for (const [passed, { p, place }] of falling.entries()) {
    const rank = pValues.length - passed;
    least = Math.min(least, (p * pValues.length) / rank);
    result[place] = Math.max(least, p);
  }
  return result;
}

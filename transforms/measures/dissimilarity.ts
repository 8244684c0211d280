/**
 * Which part of one of two populations would have to change segment for both to be made up alike:
 * half the sum of the differences of their shares (Duncan and Duncan 1955).
 *
 * @param shares 0..1, of each segment in either population; each adds up to 1
 * @returns 0 (alike) .. 1 (no segment in common)
 */
export function dissimilarity(shares: [number, number][]): number {
  return shares.reduce((sum, [one, other]) => sum + Math.abs(one - other), 0) / 2;
}

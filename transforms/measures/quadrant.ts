export const quadrants = ["core", "developmental", "niche", "other"] as const;
export type Quadrant = (typeof quadrants)[number];

/**
 * Place in the game plan: core segments are large and well reached, developmental ones large and
 * badly reached (recruit there), niches small and well reached.
 *
 * @param segments of that level, by which an average share is 1 / segments
 */
export function quadrantOf(index: number, baseShare: number, segments: number): Quadrant {
  const isLarge = baseShare >= 1 / segments;
  if (index >= 100) return isLarge ? "core" : "niche";
  return isLarge ? "developmental" : "other";
}

import { createCertificates, proveMany, type Claim } from "./certificates.js";
import { publishedOf, type Pattern } from "./pattern.js";
import type { Perturbation } from "./perturbation.js";
import { TOLERANCE } from "./table.js";

/**
 * Where not even hiding everything lets a primary reach an end of its goal, that end becomes as far
 * as it gets. Leaves all that is published free.
 */
export async function narrowGoals(
  pattern: Pattern,
  perturbation: Perturbation,
  claims: readonly Claim[],
) {
  for (const cell of publishedOf(pattern)) perturbation.free(cell);
  const possible = createCertificates(claims);
  await proveMany(perturbation, possible);
  for (const { primary, direction } of possible.open()) {
    const value = pattern.table.values[primary.cell] ?? 0;
    const point = await perturbation.reachMany([primary], direction);
    const end = point?.values[primary.cell] ?? value;
    if (direction === "up") {
      primary.goal.high = Math.min(primary.goal.high, Math.max(end - TOLERANCE, value));
    } else primary.goal.low = Math.max(primary.goal.low, Math.min(end + TOLERANCE, value));
  }
}

import { narrowGoals } from "./narrowGoals.js";
import { proveMany, reachedBy, type Certificates, type Claim } from "./certificates.js";
import { publishedOf, type Pattern } from "./pattern.js";
import type { Perturbation, Point } from "./perturbation.js";
import type { Table } from "./table.js";

/**
 * Hides what is still needed: for each claim that is not proved, the cheapest change of the table
 * that carries its primary to the end of its goal; the published counts that change are hidden.
 * The heuristic of Kelly, Golden and Assad (1992), as in Fischetti and Salazar-González (2001).
 */
export async function hideByPerturbation(
  pattern: Pattern,
  perturbation: Perturbation,
  certificates: Certificates,
) {
  await proveMany(perturbation, certificates);
  await narrowGoals(pattern, perturbation, certificates.open());
  setPrices(pattern, perturbation);
  for (const claim of certificates.open()) {
    if (!certificates.isOpen(claim)) continue;
    const point = await cheapest(claim, pattern, perturbation);
    for (const cell of point.moved) {
      if (pattern.hidden.has(cell)) continue;
      pattern.hidden.add(cell);
      perturbation.price(cell, 0);
    }
    certificates.prove(reachedBy(point, certificates.open()), point);
  }
  for (const cell of publishedOf(pattern)) perturbation.keep(cell);
}

function setPrices(pattern: Pattern, perturbation: Perturbation) {
  for (const cell of publishedOf(pattern)) {
    perturbation.free(cell);
    perturbation.price(cell, priceOf(pattern.table, cell, pattern.threshold));
  }
}

/** Of moving by one: all that hiding costs, where a count moves as far as one can be asked to. */
function priceOf({ losses, most, values }: Table, cell: number, threshold: number): number {
  const [value, limit] = [values[cell] ?? 0, most[cell] ?? 0];
  return (losses[cell] ?? 0) / Math.min(threshold, Math.max(value, limit - value, 1));
}

/** The cheapest table in which the end is reached. What cannot quite be, by the solver's tolerance, is narrowed. */
async function cheapest(
  claim: Claim,
  pattern: Pattern,
  perturbation: Perturbation,
): Promise<Point> {
  const { primary, direction } = claim;
  const point = await perturbation.reach(primary, direction);
  if (point) return point;
  await narrowGoals(pattern, perturbation, [claim]);
  setPrices(pattern, perturbation);
  const other = await perturbation.reach(primary, direction);
  if (other) return other;
  throw new Error("No table is possible, though the true one is.");
}

import { assertPromise } from "./assertPromise.js";
import { claimsOf, createCertificates, type Certificates } from "./certificates.js";
import { publishNeedless } from "./cleanUp.js";
import { hideByPerturbation } from "./heuristic.js";
import { hidePartners } from "./partners.js";
import { primaryPattern, secondariesOf, type Pattern, type Primary } from "./pattern.js";
import { createPerturbation } from "./perturbation.js";
import type { Interval, Problem } from "./problem.js";
import { TOLERANCE } from "./table.js";

/** A primary of which less than 0 to `least` - 1 can be promised, whatever is suppressed now. */
interface Narrowed extends Interval {
  id: string;
  /** Its own public upper bound, what was shown before, or the upper bounds of other counts. */
  because: "most" | "before" | "relations";
}

export interface Protection {
  /** By id, sorted. To be shown alike: that a count is a primary is told by nothing else. */
  suppressed: Map<string, "primary" | "secondary">;
  narrowed: Narrowed[];
  /** Primaries that an earlier publication has shown: suppressed, but not protected. */
  disclosedBefore: string[];
}

/**
 * Suppresses the counts of 1 to `least` - 1, and as few others as it can so that nobody can compute
 * of one of them that it lies in less than 0 to `least` - 1, or than is told under `narrowed`.
 *
 * Nobody: who knows the relations, the public upper bounds, what was shown before and, exactly, all
 * that is published. Not who knows more, such as one of the members.
 *
 * Methods: Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer and De Wolf,
 * Statistical Disclosure Control (2012), chapter 4; Kelly, Golden and Assad, Cell suppression:
 * disclosure protection for sensitive tabular data, Networks 22 (1992); Fischetti and
 * Salazar-González, Solving the cell suppression problem on tabular data with linear constraints,
 * Management Science 47 (2001).
 *
 * @throws CheckError where a relation does not hold of the values, or where the promise would be broken
 */
export async function protect(problem: Problem): Promise<Protection> {
  const pattern = primaryPattern(problem);
  if (pattern.primaries.length > 0) {
    hidePartners(pattern);
    assertPromise(pattern, problem, await refine(pattern));
  }
  return protectionOf(pattern);
}

async function refine(pattern: Pattern): Promise<Certificates> {
  const perturbation = await createPerturbation(pattern);
  const certificates = createCertificates(claimsOf(pattern.primaries));
  try {
    for (const cell of secondariesOf(pattern)) perturbation.free(cell);
    await hideByPerturbation(pattern, perturbation, certificates);
    await publishNeedless(pattern, perturbation, certificates);
    return certificates;
  } finally {
    perturbation.close();
  }
}

function protectionOf(pattern: Pattern): Protection {
  const { table, hidden, primaries, disclosedBefore } = pattern;
  const idOf = (cell: number) => table.ids[cell] ?? "";
  const secondaries = new Set(secondariesOf(pattern));
  return {
    suppressed: new Map(
      [...hidden]
        .sort((one, other) => one - other)
        .map((cell) => [idOf(cell), secondaries.has(cell) ? "secondary" : "primary"]),
    ),
    narrowed: primaries.flatMap((primary) => {
      const because = reasonOf(primary, pattern);
      return because ? [{ id: idOf(primary.cell), ...primary.goal, because }] : [];
    }),
    disclosedBefore: disclosedBefore.map(idOf),
  };
}

function reasonOf({ cell, goal }: Primary, { table, threshold, known }: Pattern) {
  const most = table.most[cell] ?? 0;
  const isAtLeast = (one: number, other: number) => one >= other - 2 * TOLERANCE;
  if (isAtLeast(0, goal.low) && isAtLeast(goal.high, threshold)) return undefined;
  if (isAtLeast(0, goal.low) && isAtLeast(goal.high, most)) return "most";
  return known.size > 0 ? "before" : "relations";
}

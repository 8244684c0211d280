import { boundsOf, Contradiction, type Bounds, type Unknown } from "./bounds.js";
import { knowledgeOf, type Known } from "./knowledge.js";
import type { ServedDate } from "./served.js";
import { countsOf, type Count } from "./told.js";

/**
 * What can be computed of every count that is not told, from one edition, or from several of the same
 * library and date together: a place of which no figure differs between them is taken to be the same.
 * @returns by id; where something was changed, with `#` and the number of the edition
 */
export function attack(views: ServedDate[]): Map<string, Bounds> {
  const seen = views.map((view) => ({ view, counts: countsOf(view) }));
  const changed = changedPlaces(seen.map(({ counts }) => counts));
  const nameIn = (nth: number) => (one: Pick<Count, "id" | "scope" | "scopeId">) =>
    changed.has(placeOf(one)) ? `${one.id}#${nth}` : one.id;

  const told = new Map<string, number>();
  const most = new Map<string, number>();
  const known: Known[] = [];
  for (const [nth, { view, counts }] of seen.entries()) {
    const byId = new Map(counts.map((one) => [one.id, nameIn(nth)(one)]));
    for (const one of counts) {
      const name = byId.get(one.id) as string;
      if (one.told !== null) told.set(name, one.told);
      most.set(name, one.segment.startsWith("_") && one.segment !== "_all" ? Infinity : one.base);
    }
    known.push(
      ...knowledgeOf(counts, view).map(({ terms, ...ends }) => ({
        ...ends,
        terms: terms.map(([id, by]): [string, number] => [byId.get(id) ?? id, by]),
      })),
    );
  }
  const unknowns = [...most]
    .filter(([id]) => !told.has(id))
    .map(([id, one]) => ({ id, most: one }));
  return bounded(unknowns, told, known);
}

/** Counts that were rounded to whole ones do not add up exactly. */
function bounded(unknowns: Unknown[], told: Map<string, number>, known: Known[]) {
  try {
    return boundsOf(unknowns, told, known, 0);
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    return boundsOf(unknowns, told, known, 0.5);
  }
}

const placeOf = ({ scope, scopeId }: Pick<Count, "scope" | "scopeId">) => `${scope} ${scopeId}`;

function changedPlaces(views: Count[][]): Set<string> {
  const before = new Map<string, number>();
  const changed = new Set<string>();
  for (const one of views.flat()) {
    if (one.told === null) continue;
    const earlier = before.get(one.id);
    if (earlier !== undefined && Math.abs(earlier - one.told) > 0.001) changed.add(placeOf(one));
    before.set(one.id, one.told);
  }
  return changed;
}

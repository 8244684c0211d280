import { CheckError } from "../../data/errors.js";
import type { Certificates } from "./certificates.js";
import type { Pattern } from "./pattern.js";
import { isReached, type Point } from "./perturbation.js";
import type { Problem } from "./problem.js";
import { errorOf, TOLERANCE } from "./table.js";

/**
 * That a primary can be as low and as high as is promised is proved by a table in which it is, and
 * that could be the true one for all that is published. Every such table is gone through here by
 * plain arithmetic, from the problem as it was given: nothing is taken on trust from the solver.
 *
 * @throws CheckError where a proof is missing or none
 */
export function assertPromise(pattern: Pattern, problem: Problem, certificates: Certificates) {
  const { ids } = pattern.table;
  const isPossible = createJudge(pattern, problem);
  for (const [{ primary, direction }, point] of certificates.all()) {
    if (point && isPossible(point) && isReached(primary, direction, point)) continue;
    throw new CheckError(
      `${ids[primary.cell] ?? ""}: what would be published narrows it. Publish nothing of this table, and report it.`,
    );
  }
}

/** Says of each point whether the counts could be so; looks at each point once. */
function createJudge({ table, hidden, known }: Pattern, { cells, relations }: Problem) {
  const places = new Map(table.ids.map((id, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? -1;
  const sums = relations.map(({ terms, sense }) => ({
    sense,
    terms: terms.map(({ id, coefficient }) => ({ place: placeOf(id), coefficient })),
  }));
  const fits = ({ values }: Point) =>
    cells.every(({ id, value, most = Infinity }) => {
      const place = placeOf(id);
      const other = values[place] ?? NaN;
      return hidden.has(place) && !known.has(place)
        ? other >= -TOLERANCE && other <= most + TOLERANCE
        : Math.abs(other - value) <= TOLERANCE;
    });
  const judged = new Map<Point, boolean>();
  return (point: Point): boolean => {
    const verdict =
      judged.get(point) ?? (fits(point) && sums.every((sum) => holds(sum, point.values)));
    judged.set(point, verdict);
    return verdict;
  };
}

interface Sum {
  terms: { place: number; coefficient: number }[];
  sense: "=" | "<=";
}

function holds({ terms, sense }: Sum, values: Float64Array): boolean {
  let [sum, size] = [0, 0];
  for (const { place, coefficient } of terms) {
    const part = coefficient * (values[place] ?? NaN);
    sum += part;
    size += Math.abs(part);
  }
  return (sense === "=" ? Math.abs(sum) : sum) <= 2 * errorOf(size);
}

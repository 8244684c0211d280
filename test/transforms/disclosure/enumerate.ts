import type { Interval, Problem } from "../../../transforms/disclosure/problem.js";

/** The bounds of each hidden count by going through every table of whole numbers that is possible. */
export function boundsByEnumeration(
  { cells, relations }: Problem,
  hidden: ReadonlySet<string>,
): Map<string, Interval> {
  const values = new Map(
    cells.filter(({ id }) => !hidden.has(id)).map((cell) => [cell.id, cell.value]),
  );
  const open = cells.filter(({ id }) => hidden.has(id));
  const bounds = new Map<string, Interval>();
  fill(0);
  return bounds;

  function fill(place: number) {
    const cell = open[place];
    if (!cell) return record();
    for (let value = 0; value <= cell.most!; value += 1) {
      values.set(cell.id, value);
      if (relations.every(isPossible)) fill(place + 1);
    }
    values.delete(cell.id);
  }

  /** Of a sum that is not known yet nothing is said. */
  function isPossible({ terms, sense }: Problem["relations"][number]): boolean {
    if (terms.some(({ id }) => !values.has(id))) return true;
    const sum = terms.reduce((all, { id, coefficient }) => all + coefficient * values.get(id)!, 0);
    return sense === "=" ? sum === 0 : sum <= 0;
  }

  function record() {
    for (const { id } of open) {
      const value = values.get(id)!;
      const { low, high } = bounds.get(id) ?? { low: value, high: value };
      bounds.set(id, { low: Math.min(low, value), high: Math.max(high, value) });
    }
  }
}

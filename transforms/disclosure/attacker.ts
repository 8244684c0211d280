import { CheckError } from "../../data/errors.js";
import type { Cell, Interval, Relation } from "./problem.js";
import { createProgram, type Column, type Constraint, type Outcome } from "./program.js";
import { errorOf, TOLERANCE } from "./table.js";

/** What an attacker has: what everybody knows, and what was published, exact or within an interval. */
export interface View {
  cells: readonly Pick<Cell, "id" | "most">[];
  relations: readonly Relation[];
  published: ReadonlyMap<string, number | Interval>;
}

/** A count that he does not know exactly, and from where to where he knows it at once. */
interface Unknown extends Interval {
  id: string;
}

/** The counts that are possible in his eyes, as a linear program. */
export interface Attacker {
  unknowns: Unknown[];
  /**
   * The cheapest of all possible counts, in the order of the unknowns.
   * @param costs of each one up to the goal, and of each one beyond it; by place of the unknown
   */
  cheapest: (costs: ReadonlyMap<number, [number, number]>) => Promise<Outcome>;
  close: () => void;
}

/** @param goals by id, up to where a count is to be told apart from what is beyond */
export async function createAttacker(
  view: View,
  goals: ReadonlyMap<string, Interval>,
): Promise<Attacker> {
  const unknowns = unknownsOf(view);
  const rows = constraintsOf(view, unknowns);
  const program = await createProgram(
    unknowns.flatMap((one) => columnsOf(one, goals.get(one.id))),
    rows.map(inTwo),
    "costs",
  );
  let priced: number[] = [];
  return {
    unknowns,
    close: program.close,
    async cheapest(costs) {
      for (const place of priced) setCost(place, [0, 0]);
      priced = [...costs.keys()];
      for (const [place, cost] of costs) setCost(place, cost);
      const outcome = await program.solve();
      if (typeof outcome === "string") return outcome;
      const values = unknowns.map((_, at) => (outcome[2 * at] ?? 0) + (outcome[2 * at + 1] ?? 0));
      const point = Float64Array.from(values);
      assertPossible(point, unknowns, rows);
      return point;
    },
  };

  function setCost(place: number, [first, rest]: [number, number]) {
    program.cost(2 * place, first);
    program.cost(2 * place + 1, rest);
  }
}

function unknownsOf({ cells, published }: View): Unknown[] {
  return cells.flatMap(({ id, most = Infinity }) => {
    const shown = published.get(id) ?? { low: 0, high: Infinity };
    if (typeof shown === "number") return [];
    return [{ id, low: Math.max(0, shown.low), high: Math.min(most, shown.high) }];
  });
}

function constraintsOf({ relations, published }: View, unknowns: Unknown[]): Constraint[] {
  const places = new Map(unknowns.map(({ id }, place) => [id, place]));
  return relations.flatMap(({ terms, sense }) => {
    const coefficients = new Map<number, number>();
    let [sum, size] = [0, 0];
    for (const { id, coefficient } of terms) {
      const place = places.get(id);
      if (place !== undefined) {
        coefficients.set(place, (coefficients.get(place) ?? 0) + coefficient);
      } else {
        const part = coefficient * shownOf(id, published);
        [sum, size] = [sum + part, size + Math.abs(part)];
      }
    }
    if (coefficients.size === 0) return [];
    return {
      columns: [...coefficients.keys()],
      coefficients: [...coefficients.values()],
      lower: sense === "=" ? -sum - errorOf(size) : -Infinity,
      upper: -sum + errorOf(size),
    };
  });
}

function shownOf(id: string, published: View["published"]): number {
  const shown = published.get(id);
  if (typeof shown === "number") return shown;
  throw new CheckError(`${id}: in a relation, but no cell. Add the cell.`);
}

function columnsOf({ low, high }: Unknown, goal: Interval | undefined): [Column, Column] {
  const first = Math.max(low, Math.min(goal?.high ?? high, high));
  return [
    { lower: low, upper: first, cost: 0 },
    { lower: 0, upper: first === high ? 0 : high - first, cost: 0 },
  ];
}

function inTwo({ columns, coefficients, ...sides }: Constraint): Constraint {
  return {
    columns: columns.flatMap((column) => [2 * column, 2 * column + 1]),
    coefficients: coefficients.flatMap((one) => [one, one]),
    ...sides,
  };
}

/** A point is a proof, so it is not taken on trust from the solver. */
function assertPossible(point: Float64Array, unknowns: Unknown[], rows: Constraint[]) {
  const isIn = (value: number, low: number, high: number) =>
    value >= low - TOLERANCE && value <= high + TOLERANCE;
  const isPossible =
    unknowns.every(({ low, high }, place) => isIn(point[place] ?? 0, low, high)) &&
    rows.every(({ columns, coefficients, lower, upper }) =>
      isIn(
        columns.reduce((sum, place, at) => sum + (coefficients[at] ?? 0) * (point[place] ?? 0), 0),
        lower,
        upper,
      ),
    );
  if (!isPossible) throw new Error("The solver gave counts that are not possible.");
}

import type { Pattern, Primary } from "./pattern.js";
import { createProgram, type Column, type Constraint } from "./program.js";
import { TOLERANCE, type Table } from "./table.js";

export type Direction = "up" | "down";

/** Values that the cells could have as well, from which one primary or more reach an end of their goals. */
export interface Point {
  values: Float64Array;
  /** The cells that are no primaries and that have another value than in truth. */
  moved: Set<number>;
}

/**
 * The table as it could be as well, under all that everybody knows: a linear program in which each
 * cell keeps its value (it is published), or moves freely (it is hidden), or moves at a price (it is
 * asked what would best be hidden too).
 *
 * A cell has two columns. Of a primary they add up to its value, the first one up to its goal, so
 * that the sum of many first ones says how many reach theirs. Of any other cell they are how much
 * it is above and below its true value.
 */
export interface Perturbation {
  keep: (cell: number) => void;
  free: (cell: number) => void;
  price: (cell: number, price: number) => void;
  /** The cheapest point in which a primary is at that end of its goal; null where there is none. */
  reach: (primary: Primary, direction: Direction) => Promise<Point | null>;
  /** A point in which as many as can be of these primaries are at that end of their goals. */
  reachMany: (primaries: readonly Primary[], direction: Direction) => Promise<Point | null>;
  close: () => void;
}

export async function createPerturbation(pattern: Pattern): Promise<Perturbation> {
  const { table, known } = pattern;
  const primaries = new Map(pattern.primaries.map((primary) => [primary.cell, primary]));
  const program = await createProgram(
    table.values.flatMap((_, cell) => columnsOf(table, cell, primaries.get(cell))),
    constraintsOf(table, known, new Set(primaries.keys())),
    "bounds",
  );

  function setPrice(cell: number, price: number) {
    program.cost(2 * cell, price);
    program.cost(2 * cell + 1, price);
  }

  function setRoom(cell: number, up: number, down: number) {
    program.bound(2 * cell, 0, up);
    program.bound(2 * cell + 1, 0, down);
  }

  /** A fraction just above its goal is there already. */
  function keepAtEnd({ cell, goal }: Primary, direction: Direction) {
    const high = Math.max(goal.high, table.values[cell] ?? 0);
    const [first, second] = direction === "up" ? [goal.high, high - goal.high] : [goal.low, 0];
    program.bound(2 * cell, first, first);
    program.bound(2 * cell + 1, second, second);
  }

  function release({ cell, goal }: Primary) {
    setRoom(cell, goal.high, (table.most[cell] ?? 0) - goal.high);
  }

  async function solve(): Promise<Point | null> {
    const outcome = await program.solve();
    return typeof outcome === "string" ? null : pointOf(outcome, table, primaries);
  }

  return {
    close: program.close,
    keep: (cell) => setRoom(cell, 0, 0),
    free(cell) {
      const value = table.values[cell] ?? 0;
      setRoom(cell, (table.most[cell] ?? 0) - value, value);
      setPrice(cell, 0);
    },
    price: setPrice,
    async reach(primary, direction) {
      keepAtEnd(primary, direction);
      const point = await solve();
      release(primary);
      return point;
    },
    async reachMany(many, direction) {
      for (const { cell } of many) {
        program.cost(2 * cell, direction === "up" ? -1 : 1);
        program.cost(2 * cell + 1, direction === "up" ? 0 : 1);
      }
      const point = await solve();
      for (const { cell } of many) setPrice(cell, 0);
      return point;
    },
  };
}

function columnsOf(table: Table, cell: number, primary: Primary | undefined): [Column, Column] {
  const first = primary?.goal.high ?? 0;
  const second = primary ? (table.most[cell] ?? 0) - first : 0;
  return [
    { lower: 0, upper: first, cost: 0 },
    { lower: 0, upper: second, cost: 0 },
  ];
}

function constraintsOf(table: Table, known: Set<number>, primaries: Set<number>): Constraint[] {
  return table.rows.map((row) => {
    const constraint: Constraint = { columns: [], coefficients: [], lower: 0, upper: row.slack };
    for (const [at, cell] of row.cells.entries()) {
      if (known.has(cell)) continue;
      const coefficient = row.coefficients[at] ?? 0;
      const isPrimary = primaries.has(cell);
      constraint.columns.push(2 * cell, 2 * cell + 1);
      constraint.coefficients.push(coefficient, isPrimary ? coefficient : -coefficient);
      if (!isPrimary) continue;
      constraint.lower += coefficient * (table.values[cell] ?? 0);
      constraint.upper += coefficient * (table.values[cell] ?? 0);
    }
    if (!row.isEquality) constraint.lower = -Infinity;
    return constraint;
  });
}

function pointOf(columns: Float64Array, table: Table, primaries: Map<number, Primary>): Point {
  const values = new Float64Array(table.values.length);
  const moved = new Set<number>();
  for (const [cell, value] of table.values.entries()) {
    const [first = 0, second = 0] = [columns[2 * cell], columns[2 * cell + 1]];
    values[cell] = primaries.has(cell) ? first + second : value + first - second;
    if (!primaries.has(cell) && Math.abs(first - second) > TOLERANCE) moved.add(cell);
  }
  return { values, moved };
}

/** Whether a primary is at that end of its goal. */
export function isReached(
  { cell, goal }: Primary,
  direction: Direction,
  { values }: Point,
): boolean {
  const value = values[cell] ?? 0;
  return direction === "up" ? value >= goal.high - TOLERANCE : value <= goal.low + TOLERANCE;
}

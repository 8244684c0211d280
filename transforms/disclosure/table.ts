import { CheckError } from "../../data/errors.js";
import type { Cell, Problem, Relation } from "./problem.js";

/** How far a count may be off. */
export const TOLERANCE = 1e-6;

/** How far a sum of that size may be off: counts are decimals of nine digits, summed as doubles. */
export function errorOf(size: number): number {
  return TOLERANCE + 1e-9 * size;
}

export interface Row {
  cells: number[];
  coefficients: number[];
  isEquality: boolean;
  /** How far the sum may still rise; 0 of an equality. */
  slack: number;
}

/** A problem by number instead of by id, in an order that does not depend on how it was given. */
export interface Table {
  ids: string[];
  values: number[];
  /** Infinity where nothing is known. */
  most: number[];
  losses: number[];
  rows: Row[];
  /** By cell, the rows that it is in. */
  rowsOf: number[][];
}

/** @throws CheckError for an id that is unknown or comes twice, and for what does not hold of the values */
export function tabulate({ cells, relations }: Problem): Table {
  const sorted = [...cells].sort((one, other) => (one.id < other.id ? -1 : 1));
  const places = new Map(sorted.map(({ id }, place) => [id, place]));
  assertOnce(sorted);
  for (const cell of sorted) checkCell(cell);
  const values = sorted.map(({ value }) => value);
  const rows = inOrder(relations.map((relation) => rowOf(relation, places, values)));
  const rowsOf = sorted.map((): number[] => []);
  for (const [place, row] of rows.entries())
    for (const cell of row.cells) rowsOf[cell]?.push(place);
  return {
    ids: sorted.map(({ id }) => id),
    values,
    most: sorted.map(({ most = Infinity, value }) => Math.max(most, value)),
    losses: sorted.map(lossOf),
    rows,
    rowsOf,
  };
}

/** Between counting cells and counting members: a total costs more than one part, and less than all. */
function lossOf({ value, weight }: Cell): number {
  return weight ?? 1 + Math.sqrt(value);
}

function assertOnce(sorted: Cell[]) {
  const twice = sorted.find(({ id }, place) => sorted[place + 1]?.id === id);
  if (twice) throw new CheckError(`${twice.id}: this cell comes twice. Give each its own id.`);
}

function checkCell({ id, value, most }: Cell) {
  if (!(value >= 0)) throw new CheckError(`${id}: no count. Give a number of 0 or more.`);
  if (most !== undefined && value > most + TOLERANCE) {
    throw new CheckError(
      `${id}: its value is above what everybody knows to be its most. Correct \`most\`.`,
    );
  }
}

function rowOf({ terms, sense }: Relation, places: Map<string, number>, values: number[]): Row {
  const coefficients = new Map<number, number>();
  for (const { id, coefficient } of terms) {
    const place = places.get(id);
    if (place === undefined)
      throw new CheckError(`${id}: in a relation, but no cell. Add the cell.`);
    coefficients.set(place, (coefficients.get(place) ?? 0) + coefficient);
  }
  const sorted = [...coefficients].filter(([, one]) => one !== 0).sort(([a], [b]) => a - b);
  const cells = sorted.map(([place]) => place);
  const row = { cells, coefficients: sorted.map(([, one]) => one), isEquality: sense === "=" };
  return { ...row, slack: slackOf(row, values, terms[0]?.id ?? "") };
}

function slackOf(row: Omit<Row, "slack">, values: number[], first: string): number {
  let [sum, size] = [0, 0];
  for (const [place, cell] of row.cells.entries()) {
    const part = (row.coefficients[place] ?? 0) * (values[cell] ?? 0);
    sum += part;
    size += Math.abs(part);
  }
  if ((row.isEquality ? Math.abs(sum) : sum) > errorOf(size)) {
    throw new CheckError(
      `${first}: a relation that it is in does not hold of the values. Leave the relation out, or correct it.`,
    );
  }
  return row.isEquality ? 0 : Math.max(0, -sum);
}

/** Sorted, and each once. */
function inOrder(rows: Row[]): Row[] {
  const byKey = new Map(
    rows
      .filter(({ cells }) => cells.length > 0)
      .map((row) => [JSON.stringify([row.isEquality, row.cells, row.coefficients]), row]),
  );
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** One count that is published, or not. */
export interface Cell {
  id: string;
  /** At least 0; a fraction where members are shared out. */
  value: number;
  /** What it costs to suppress it; from its value when left out. */
  weight?: number;
  /** What everybody knows that it cannot be above: the residents, of members. */
  most?: number;
}

/** What everybody knows to hold: the sum of coefficient x value is 0, or at most 0. */
export interface Relation {
  terms: readonly { id: string; coefficient: number }[];
  sense: "=" | "<=";
}

/** From low to high, both included. */
export interface Interval {
  low: number;
  high: number;
}

/** The counts of one library and snapshot, and what everybody knows of them. */
export interface Problem {
  cells: readonly Cell[];
  relations: readonly Relation[];
  /** The smallest count above 0 that is published: 1 up to here are primary. 10 when left out. */
  least?: number;
  /** What an earlier publication has shown, by id: it cannot be hidden any more. */
  known?: ReadonlyMap<string, number>;
}

/** A whole is the sum of its parts. */
export function sumOf(whole: string, parts: readonly string[]): Relation {
  return { terms: termsOf(whole, parts), sense: "=" };
}

/** Parts that do not overlap are together no more than the whole. */
export function atMost(whole: string, parts: readonly string[]): Relation {
  return { terms: termsOf(whole, parts), sense: "<=" };
}

function termsOf(whole: string, parts: readonly string[]): Relation["terms"] {
  return [{ id: whole, coefficient: -1 }, ...parts.map((id) => ({ id, coefficient: 1 }))];
}

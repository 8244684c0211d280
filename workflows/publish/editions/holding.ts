import { atMost, sumOf, type Relation } from "../../../transforms/disclosure/problem.js";
import { errorOf } from "../../../transforms/disclosure/table.js";
import { idOf, type CountedCell } from "./cell.js";

/** Rows that are within another one. */
export interface Pair {
  whole: CountedCell;
  parts: CountedCell[];
}

/** Equations where all of a kind are, bounds where all are that, and nothing otherwise. */
export function holding(family: Pair[]): Relation[] {
  const differences = family.map(({ whole, parts }) => {
    const sum = parts.reduce((so_far, part) => so_far + part.member_count, 0);
    return { difference: sum - whole.member_count, error: errorOf(sum + whole.member_count) };
  });
  const build = differences.every(({ difference, error }) => Math.abs(difference) <= error)
    ? sumOf
    : differences.every(({ difference, error }) => difference <= error)
      ? atMost
      : null;
  if (!build) return [];
  return family.map(({ whole, parts }) => build(idOf(whole), parts.map(idOf)));
}

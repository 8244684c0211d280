import type { Interval, Problem } from "./problem.js";
import { tabulate, type Table } from "./table.js";

/** A primary count, and the interval that must remain possible for it. */
export interface Primary {
  cell: number;
  goal: Interval;
}

/** Which counts of a table are hidden so far, and which cannot be. */
export interface Pattern {
  table: Table;
  primaries: Primary[];
  /** Primary and secondary. */
  hidden: Set<number>;
  /** Shown before: neither hidden nor protected. */
  known: Set<number>;
  /** Primaries among those. */
  disclosedBefore: number[];
  /** The largest primary count. */
  threshold: number;
}

/** What is hidden though it is no primary. */
export function secondariesOf({ hidden, primaries, known }: Pattern): number[] {
  const isPrimary = new Set(primaries.map(({ cell }) => cell));
  return [...hidden].filter((cell) => !isPrimary.has(cell) && !known.has(cell));
}

/** What could still be hidden. */
export function publishedOf({ table, hidden, known }: Pattern): number[] {
  return [...table.ids.keys()].filter((cell) => !hidden.has(cell) && !known.has(cell));
}

/** 1 to `least` - 1 as it would be printed. */
function isSmall(value: number, least: number): boolean {
  return Math.round(value) >= 1 && Math.round(value) < least;
}

/** Primary suppression alone. */
export function primaryPattern(problem: Problem): Pattern {
  const { least = 10, known = new Map<string, number>() } = problem;
  const table = tabulate(problem);
  const places = [...table.ids.keys()];
  const small = places.filter((place) => isSmall(table.values[place] ?? 0, least));
  const isShown = (place: number) =>
    agrees(table.values[place] ?? 0, known.get(table.ids[place] ?? ""));
  return {
    table,
    primaries: small
      .filter((place) => !isShown(place))
      .map((cell) => ({
        cell,
        goal: { low: 0, high: Math.min(least - 1, table.most[cell] ?? 0) },
      })),
    hidden: new Set(small),
    // A primary whose old figure was another one is not disclosed by it.
    known: new Set(
      places.filter((at) => known.has(table.ids[at] ?? "") && (isShown(at) || !small.includes(at))),
    ),
    disclosedBefore: small.filter(isShown),
    threshold: least - 1,
  };
}

/** What was shown was rounded. */
function agrees(value: number, shown: number | undefined): boolean {
  return shown !== undefined && Math.abs(value - shown) <= 0.5;
}

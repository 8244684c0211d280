import { CheckError } from "../../data/errors.js";
import { createAttacker, type Attacker, type View } from "./attacker.js";
import type { Interval } from "./problem.js";
import { TOLERANCE } from "./table.js";

/**
 * What an attacker can compute of each count that was not published exactly: the least and the most
 * that it can be, given the relations, the public upper bounds and all that was published
 * (Fischetti and Salazar-González, 2001, call it the attacker's two problems).
 *
 * With `goals`, an interval that contains its goal may be told too narrow: that spares most of the
 * linear programs, since one possible table shows of many counts at once how far they can go.
 *
 * @returns by id; within 0.000001
 * @throws CheckError where what was published contradicts what everybody knows
 */
export async function boundsOf(
  view: View,
  goals: ReadonlyMap<string, Interval> = new Map(),
): Promise<Map<string, Interval>> {
  const attacker = await createAttacker(view, goals);
  try {
    return await search(attacker, goals);
  } finally {
    attacker.close();
  }
}

type End = "low" | "high";

async function search(attacker: Attacker, goals: ReadonlyMap<string, Interval>) {
  const { unknowns } = attacker;
  const found = unknowns.map((): Interval => ({ low: Infinity, high: -Infinity }));
  for (const end of ["low", "high"] as const) {
    for (let isGoing = goals.size > 0; isGoing;) {
      const before = openAt(end);
      isGoing =
        before.length > 0 && (await reachMany(before, end)) && openAt(end).length < before.length;
    }
    for (const place of unknowns.keys()) {
      const interval = found[place];
      if (interval && isOpen(place, end)) interval[end] = await exact(place, end);
    }
  }
  return new Map(unknowns.map(({ id }, place) => [id, found[place] ?? { low: 0, high: 0 }]));

  function isOpen(place: number, end: End): boolean {
    const goal = goals.get(unknowns[place]?.id ?? "");
    const interval = found[place];
    if (!goal || !interval) return true;
    return end === "low"
      ? interval.low > goal.low + TOLERANCE
      : interval.high < goal.high - TOLERANCE;
  }

  function openAt(end: End): number[] {
    return [...unknowns.keys()].filter(
      (place) => goals.has(unknowns[place]?.id ?? "") && isOpen(place, end),
    );
  }

  async function reachMany(places: number[], end: End): Promise<boolean> {
    const cost: [number, number] = end === "low" ? [1, 1] : [-1, 0];
    const point = await attacker.cheapest(new Map(places.map((place) => [place, cost])));
    if (typeof point !== "string") take(point);
    return typeof point !== "string";
  }

  async function exact(place: number, end: End): Promise<number> {
    const cost = end === "low" ? 1 : -1;
    const point = await attacker.cheapest(new Map([[place, [cost, cost]]]));
    if (point === "unbounded") return end === "low" ? -Infinity : Infinity;
    if (point === "infeasible") {
      throw new CheckError(
        "What was published contradicts the relations. Leave out a relation that does not hold.",
      );
    }
    take(point);
    return point[place] ?? 0;
  }

  function take(point: Float64Array) {
    for (const [place, value] of point.entries()) {
      const interval = found[place];
      if (!interval) continue;
      interval.low = Math.min(interval.low, value);
      interval.high = Math.max(interval.high, value);
    }
  }
}

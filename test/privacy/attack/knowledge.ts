import type { ServedDate } from "./served.js";
import type { Count } from "./told.js";

/** Sum of coefficient x count, between two ends. */
export interface Known {
  terms: [id: string, coefficient: number][];
  low: number;
  high: number;
}

const REST = ["_outside", "_unplaced", "_unassigned"];
const isRest = ({ segment }: Count) => REST.includes(segment);
const TOLERANCE = 0.001;

/**
 * What an attacker takes to hold, knowing how the reports are made: sums of levels; places within the
 * library, households within persons, members within residents; the file's total. Where he is not sure
 * whether parts are all of the whole, he looks whether they are wherever everything is told.
 */
export function knowledgeOf(counts: Count[], { parents, quality }: ServedDate): Known[] {
  const told = new Map(counts.map(({ id, told: value }) => [id, value]));
  const known: Known[] = [];
  const add = (whole: Count[], parts: Count[], sense: "=" | "<=") =>
    known.push({
      terms: [
        ...whole.map(({ id }): [string, number] => [id, -1]),
        ...parts.map(({ id }): [string, number] => [id, 1]),
      ],
      low: sense === "=" ? 0 : -Infinity,
      high: 0,
    });

  for (const rows of group(counts, (one) => `${one.scope} ${one.scopeId} ${one.basis}`)) {
    const at = (level: string) => rows.filter((row) => row.level === level);
    const [all] = at("total").filter((row) => !isRest(row));
    for (const level of ["segment", "subsegment"]) {
      const parts = at(level).filter((row) => !isRest(row));
      if (all && parts.length > 0) add([all], parts, "=");
      for (const rest of at("total").filter(isRest)) {
        const same = at(level).filter(({ segment }) => segment === rest.segment);
        if (same.length > 0) add([rest], same, "=");
      }
    }
    for (const whole of at("segment").filter((row) => !isRest(row))) {
      const parts = at("subsegment").filter(
        ({ segment }) => parents.get(segment) === whole.segment,
      );
      if (parts.length > 0) add([whole], parts, "=");
    }
  }

  const sameElsewhere = (one: Count) => `${one.basis} ${one.level} ${one.segment}`;
  const library = new Map(
    counts.filter(({ scope }) => scope === "library").map((one) => [sameElsewhere(one), one]),
  );
  for (const scope of ["municipality", "branch"]) {
    const places = counts.filter((one) => one.scope === scope && !isRest(one));
    within(group(places, sameElsewhere), (one) => library.get(sameElsewhere(one)));
  }
  const persons = new Map(
    counts
      .filter(({ basis }) => basis === "persons")
      .map((one) => [one.id.replace(" persons ", " households "), one]),
  );
  within(
    counts.filter(({ basis }) => basis === "households").map((one) => [one]),
    (one) => persons.get(one.id),
  );

  for (const rows of group(
    counts.filter(({ level }) => level === "total"),
    ({ basis }) => basis,
  )) {
    const branches = rows.filter(({ scope }) => scope === "branch");
    const whole = rows.filter(({ scope }) => scope === "library");
    if (branches.length > 0 && isSum(whole, branches) !== false) add(whole, branches, "=");
    const file = quality.find((row) => row.library_id !== "_all" && row.member_count !== null);
    if (!file || rows[0]?.basis !== "persons") continue;
    const size = Number(file.member_count);
    known.push({ terms: whole.map(({ id }) => [id, 1]), low: size, high: size });
  }
  return known;

  function within(families: Count[][], wholeOf: (part: Count) => Count | undefined) {
    const pairs = families.flatMap((parts) => {
      const whole = parts[0] && wholeOf(parts[0]);
      return whole ? [{ whole, parts }] : [];
    });
    const seen = pairs
      .map(({ whole, parts }) => isSum([whole], parts))
      .filter((one) => one !== null);
    const isAll = seen.length > 0 && !seen.includes(false);
    for (const { whole, parts } of pairs) add([whole], parts, isAll ? "=" : "<=");
  }

  /** Null where one of them is not told. */
  function isSum(whole: Count[], parts: Count[]): boolean | null {
    const sum = (ones: Count[]) =>
      ones.reduce<number | null>((so_far, { id }) => {
        const value = told.get(id) ?? null;
        return so_far === null || value === null ? null : so_far + value;
      }, 0);
    const [a, b] = [sum(whole), sum(parts)];
    return a === null || b === null ? null : Math.abs(a - b) < TOLERANCE;
  }
}

function group<Item>(items: Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

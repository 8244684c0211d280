import fc from "fast-check";
import {
  atMost,
  sumOf,
  type Cell,
  type Problem,
  type Relation,
} from "../../../transforms/disclosure/problem.js";

/** How a table is made up; the counts are of its smallest cells. */
interface Shape {
  scopes: number;
  segments: number[];
  areBranchesAll: boolean;
  isShared: boolean;
  hasMost: boolean;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  scopes: fc.integer({ min: 1, max: 3 }),
  segments: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
  areBranchesAll: fc.boolean(),
  isShared: fc.boolean(),
  hasMost: fc.boolean(),
});

const count = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 9 }), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: 60 }), weight: 3 },
  { arbitrary: fc.constant(0), weight: 1 },
);

/**
 * Two bases, a library with branches that are all of it or a part, segments with subsegments: the
 * hierarchies cross and overlap. Shared out, the counts are thirds.
 */
export const anyTable: fc.Arbitrary<Problem> = shape.chain((made) => {
  const leaves = (made.scopes + 1) * made.segments.reduce((sum, parts) => sum + parts, 0);
  return fc
    .array(fc.record({ households: count, more: count, residents: count }), {
      minLength: leaves,
      maxLength: leaves,
    })
    .map((counts) => tableOf(made, counts));
});

function tableOf(
  made: Shape,
  counts: { households: number; more: number; residents: number }[],
): Problem {
  const cells = new Map<string, Cell>();
  const relations = new Map<string, Relation>();
  const scopes = Array.from({ length: made.scopes + 1 }, (_, nr) => `branch${nr}`);
  const left = [...counts];
  for (const scope of scopes) {
    for (const [segment, parts] of made.segments.entries()) {
      for (let part = 0; part < parts; part += 1) {
        const { households, more, residents } = left.pop()!;
        // The branches' last one is nowhere: it counts in the library only.
        const inScopes =
          scope === scopes.at(-1) && !made.areBranchesAll ? ["library"] : ["library", scope];
        for (const at of inScopes) {
          for (const level of [`${segment}.${part}`, `${segment}`, "all"]) {
            add(`${at}/${level}/households`, households, households + residents);
            add(`${at}/${level}/persons`, households + more, households + more + residents);
          }
        }
      }
    }
  }
  for (const id of cells.keys()) relate(id);
  return { cells: [...cells.values()], relations: [...relations.values()] };

  function add(id: string, whole: number, most: number) {
    const before = cells.get(id);
    const value = (before?.value ?? 0) + (made.isShared ? whole / 3 : whole);
    cells.set(id, { id, value, ...(made.hasMost && { most: (before?.most ?? 0) + most }) });
  }

  function relate(id: string) {
    const [scope = "", level = "", basis = ""] = id.split("/");
    const ids = [...cells.keys()];
    const isPart = (one: string) =>
      level === "all" ? /^\d+$/.test(one) : one.startsWith(`${level}.`);
    const parts = ids.filter((other) => {
      const [where, part = "", what] = other.split("/");
      return where === scope && what === basis && isPart(part);
    });
    if (parts.length > 0) relations.set(`levels ${id}`, sumOf(id, parts));
    if (scope === "library") {
      const branches = ids.filter((other) => other !== id && other.endsWith(`/${level}/${basis}`));
      const relation = made.areBranchesAll ? sumOf : atMost;
      if (branches.length > 0) relations.set(`scopes ${id}`, relation(id, branches));
    }
    if (basis === "persons") {
      relations.set(`bases ${id}`, atMost(id, [`${scope}/${level}/households`]));
    }
  }
}

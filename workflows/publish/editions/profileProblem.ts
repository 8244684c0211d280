import {
  atMost,
  sumOf,
  type Problem,
  type Relation,
} from "../../../transforms/disclosure/problem.js";
import { errorOf } from "../../../transforms/disclosure/table.js";
import { groupBy } from "../../../transforms/profile/groupBy.js";
import { idOf, REST, type CellKey, type CountedCell } from "./cell.js";

/** Raised when other relations are known, so that what is hidden is chosen anew. */
export const PROBLEM_VERSION = 1;

/** All members in a library's file: no row of the profile, but the data-quality page tells it. */
const FILE = "file";

/**
 * The counts of one library and snapshot, with all that a reader knows of how they hang together:
 * levels, rest rows, municipalities and branches within the library, branches within a municipality,
 * bases, ages, and the residents. A relation between two kinds of rows is one where it holds of all
 * of them: what is an equation of a library whose branches have the whole catchment, is a bound of
 * another.
 */
export function profileProblem(
  cells: CountedCell[],
  { least, known = new Map() }: { least: number; known?: Map<string, number> },
): Problem {
  const table = new Map(cells.map((cell) => [idOf(cell), cell]));
  const file = fileOf(cells);
  const isShown = file !== null && Math.round(file.value) >= least;
  return {
    least,
    cells: [
      ...cells.map((cell) => ({ id: idOf(cell), value: cell.member_count, ...mostOf(cell) })),
      ...(isShown ? [{ id: FILE, value: file.value }] : []),
    ],
    relations: [
      ...levels(cells),
      ...pairs(cells, table).flatMap(holding),
      ...registrations(cells),
      ...(isShown ? [sumOf(FILE, file.parts)] : []),
    ],
    known: isShown ? new Map([...known, [FILE, file.value]]) : known,
  };
}

function mostOf({ segment_id, member_count, base_count }: CountedCell) {
  const isBounded = !REST.includes(segment_id) && member_count <= base_count;
  return isBounded ? { most: base_count } : {};
}

/** Persons of all ages in and outside the library's catchment. */
function fileOf(cells: CountedCell[]) {
  const whole = cells.filter(
    ({ scope, level, basis, member_group }) =>
      scope === "library" && level === "total" && basis === "persons" && member_group === "all",
  );
  if (whole.length === 0) return null;
  const value = whole.reduce((sum, { member_count }) => sum + member_count, 0);
  return { value, parts: whole.map(idOf) };
}

/** The total is its segments, and its subsegments; a segment is its own; rest rows are the same at each level. */
function levels(cells: CountedCell[]): Relation[] {
  const scopes = groupBy(cells, ({ scope_id, scope, basis, member_group }) =>
    [scope, scope_id, basis, member_group].join("\t"),
  );
  return [...scopes.values()].flatMap((rows) => {
    const at = (level: string) => rows.filter((row) => row.level === level);
    const classified = (level: string) => at(level).filter((row) => !isRest(row));
    const wholes = at("total").flatMap((whole) =>
      ["segment", "subsegment"].map((level) => ({
        whole,
        parts: isRest(whole)
          ? at(level).filter(({ segment_id }) => segment_id === whole.segment_id)
          : classified(level),
      })),
    );
    const segments = classified("segment").map((whole) => ({
      whole,
      parts: at("subsegment").filter(({ parent_id }) => parent_id === whole.segment_id),
    }));
    return [...wholes, ...segments]
      .filter(({ parts }) => parts.length > 0)
      .flatMap(({ whole, parts }) => relationOf(whole, parts));
  });
}

function isRest({ segment_id }: CellKey): boolean {
  return REST.includes(segment_id);
}

interface Pair {
  whole: CountedCell;
  parts: CountedCell[];
}

/** Kinds of rows of which one may be within another, the whole of a kind together. */
function pairs(cells: CountedCell[], table: Map<string, CountedCell>): Pair[][] {
  const of = (scope: string) => cells.filter((cell) => cell.scope === scope);
  const within = (parts: CountedCell[], change: Partial<CellKey>): Pair[] => {
    const byWhole = groupBy(parts, (part) => idOf({ ...part, ...change }));
    return [...byWhole].flatMap(([id, ones]) => {
      const whole = table.get(id);
      return whole ? [{ whole, parts: ones }] : [];
    });
  };
  const [library] = of("library");
  const toLibrary = library ? { scope: "library", scope_id: library.scope_id } : {};
  const municipalities = new Set(of("municipality").map(({ scope_id }) => scope_id));
  const branches = groupBy(of("branch"), ({ scope_id }) => scope_id);
  return [
    ...(library ? [within(of("municipality"), toLibrary), within(of("branch"), toLibrary)] : []),
    ...[...branches.values()].flatMap((branch) =>
      [...municipalities]
        .map((scope_id) => within(branch, { scope: "municipality", scope_id }))
        .filter((family) => family.every(({ whole, parts }) => isInside(whole, parts))),
    ),
    within(
      cells.filter(({ basis }) => basis === "households"),
      { basis: "persons" },
    ),
    within(
      cells.filter(({ member_group }) => member_group !== "all"),
      { member_group: "all" },
    ),
  ].flatMap((family) => [
    family.filter(({ whole }) => !isRest(whole)),
    // Who lives outside a branch's catchment may live in the library's.
    ...REST.map((rest) => family.filter(({ whole }) => whole.segment_id === rest)),
  ]);
}

function isInside(whole: CountedCell, parts: CountedCell[]): boolean {
  return parts.every(
    ({ base_count }) => base_count <= whole.base_count + errorOf(whole.base_count),
  );
}

/** Each member is registered at one branch, so that branches with their rest rows add up to the library with its own. */
function registrations(cells: CountedCell[]): Relation[] {
  const totals = cells.filter(({ level, scope }) => level === "total" && scope !== "municipality");
  const families = groupBy(totals, ({ basis, member_group }) => `${basis}\t${member_group}`);
  return [...families.values()].flatMap((rows): Relation[] => {
    const terms = rows.map((row) => ({
      id: idOf(row),
      coefficient: row.scope === "library" ? -1 : 1,
      value: row.member_count,
    }));
    const size = terms.reduce((sum, { value }) => sum + value, 0);
    const difference = terms.reduce((sum, { value, coefficient }) => sum + value * coefficient, 0);
    if (Math.abs(difference) > errorOf(size)) return [];
    return [{ terms: terms.map(({ id, coefficient }) => ({ id, coefficient })), sense: "=" }];
  });
}

/** Equations where all of a kind are, bounds where all are that, and nothing otherwise. */
function holding(family: Pair[]): Relation[] {
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

function relationOf(whole: CountedCell, parts: CountedCell[]): Relation[] {
  return holding([{ whole, parts }]);
}

import type { Relation } from "../../../transforms/disclosure/problem.js";
import { errorOf } from "../../../transforms/disclosure/table.js";
import { groupBy } from "../../../transforms/profile/groupBy.js";
import { idOf, isRest, REST, type CellKey, type CountedCell } from "./cell.js";
import { holding, type Pair } from "./holding.js";

/** Places within the library and each other, bases, and ages. */
export function placeRelations(cells: CountedCell[]): Relation[] {
  const table = new Map(cells.map((cell) => [idOf(cell), cell]));
  return [...pairs(cells, table).flatMap(holding), ...registrations(cells)];
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

import { sumOf, type Problem } from "../../../transforms/disclosure/problem.js";
import { idOf, isRest, type CountedCell } from "./cell.js";
import { levelRelations } from "./levelRelations.js";
import { placeRelations } from "./placeRelations.js";

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
  const file = fileOf(cells);
  const isShown = file !== null && Math.round(file.value) >= least;
  return {
    least,
    cells: [
      ...cells.map((cell) => ({ id: idOf(cell), value: cell.member_count, ...mostOf(cell) })),
      ...(isShown ? [{ id: FILE, value: file.value }] : []),
    ],
    relations: [
      ...levelRelations(cells),
      ...placeRelations(cells),
      ...(isShown ? [sumOf(FILE, file.parts)] : []),
    ],
    known: isShown ? new Map([...known, [FILE, file.value]]) : known,
  };
}

function mostOf({ segment_id, member_count, base_count }: CountedCell) {
  const isBounded = !isRest({ segment_id }) && member_count <= base_count;
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

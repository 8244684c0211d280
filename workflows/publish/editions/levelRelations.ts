import type { Relation } from "../../../transforms/disclosure/problem.js";
import { groupBy } from "../../../transforms/profile/groupBy.js";
import { isRest, type CountedCell } from "./cell.js";
import { holding } from "./holding.js";

/** The total is its segments, and its subsegments; a segment is its own; rest rows are the same at each level. */
export function levelRelations(cells: CountedCell[]): Relation[] {
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
      .flatMap((pair) => holding([pair]));
  });
}

import type { DisclosureRule } from "../../../data/disclosureConfig.js";
import { literal } from "../../../data/sql.js";
import { cellColumns } from "./cell.js";
import { isGuarded, type Kind } from "./edition.js";
import { shownMembers } from "./shown.js";

const place = "library_id, snapshot_date, scope, scope_id, segmentation, basis, member_group";

/** What is counted, of whom, and what no reader can turn back into another's count. */
const asCounted = `snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis,
  member_group, base_date, base_count`;

/**
 * The profile as readers see it. Guarded, it holds whole counts and what follows from them: each
 * ratio is computed again from the counts shown, and bounds are widened to whole members (to the
 * multiple, where counts are rounded), so that none gives away more than the count beside it. A
 * hidden row keeps its base and nothing else. Tests of significance are left out: that of one
 * segment depends on the others'.
 */
export function profileSql(kind: Kind, rule: DisclosureRule): string {
  if (!isGuarded(rule)) {
    return `select * exclude (z, p_value, q_value) from mart.membership_profile where ${shownMembers}`;
  }
  const unit = rule.method === "rounding" ? rule.base : 1;
  const half = rule.method === "rounding" ? unit / 2 : 0;
  const shown = (column: string) => `${unit} * floor(${column} / ${unit} + 0.5)`;
  // A bound in members, widened; given back in the measure that one member is `worth` of.
  const lower = (column: string, worth: string) =>
    `floor(round(${column} / (${worth}), 6) / ${unit}) * ${unit} * (${worth})`;
  const upper = (column: string, worth: string) =>
    `ceil(round(${column} / (${worth}), 6) / ${unit}) * ${unit} * (${worth})`;
  const oneOfBase = "(1 / counted.base_count)";
  const oneOfIndex = "(100 * total.base_count / (counted.base_count * total.shown_count))";
  return `
    with counted as (
      select profile.*, hidden.reason is not null as is_hidden,
        case when hidden.reason is null then ${shown("profile.member_count")} end as shown_count
      from mart.membership_profile as profile
      left join (from hidden_cell where kind = ${literal(kind)}) as hidden
        using (library_id, snapshot_date, ${cellColumns.join(", ")})
      where ${shownMembers}
    ),
    total as (
      select ${place}, base_count, shown_count from counted where segment_id = '_all'
    ),
    library as (
      select library_id, snapshot_date, segmentation, basis, member_group, shown_count / base_count as rate
      from total where scope = 'library' and base_count > 0
    )
    select
      ${asCounted
        .split(",")
        .map((column) => `counted.${column.trim()}`)
        .join(", ")},
      counted.shown_count as member_count,
      case when not is_hidden then greatest(0, least(counted.shown_count - ${half}, ${shown("member_count_low")})) end as member_count_low,
      case when not is_hidden then greatest(counted.shown_count + ${half}, ${shown("member_count_high")}) end as member_count_high,
      counted.base_share,
      case when counted.member_share is not null and total.shown_count > 0 then counted.shown_count / total.shown_count end as member_share,
      case when counted.penetration is not null then counted.shown_count / counted.base_count end as penetration,
      case when not is_hidden then ${lower("counted.penetration_low", oneOfBase)} end as penetration_low,
      case when not is_hidden then ${upper("counted.penetration_high", oneOfBase)} end as penetration_high,
      case when counted.index is not null and total.shown_count > 0 and total.base_count > 0
        then counted.shown_count * ${oneOfIndex} end as index,
      case when not is_hidden and total.shown_count > 0 then ${lower("counted.index_low", oneOfIndex)} end as index_low,
      case when not is_hidden and total.shown_count > 0 then ${upper("counted.index_high", oneOfIndex)} end as index_high,
      case when not is_hidden and total.shown_count is not null then counted.class end as class,
      case when not is_hidden and total.shown_count is not null then counted.quadrant end as quadrant,
      counted.cluster,
      case when not is_hidden then ${lower("counted.gap_low", "1")} end as gap_low,
      -- Of a null, greatest makes 0.
      case when counted.gap is not null and counted.shown_count is not null and library.rate is not null
        then greatest(0, library.rate * counted.base_count - counted.shown_count) end as gap,
      case when not is_hidden then ${upper("counted.gap_high", "1")} end as gap_high
    from counted
    left join total using (${place})
    left join library using (library_id, snapshot_date, segmentation, basis, member_group)
  `;
}

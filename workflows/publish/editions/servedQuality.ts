import type { DisclosureRule } from "../../../data/disclosureConfig.js";
import { literal } from "../../../data/sql.js";
import { isGuarded, type Kind } from "./edition.js";

/**
 * What is said of deliveries. Guarded, the members of whom no place is known are counted only where
 * the reports count all of theirs, and where neither they nor the rest are few; and of a delivery for
 * several libraries only its rows are told, since their members add up to its own.
 */
export function qualitySql(kind: Kind, rule: DisclosureRule): string {
  if (!isGuarded(rule)) return "from mart.data_quality";
  const isRounded = rule.method === "rounding";
  const shown = (column: string) =>
    isRounded ? `${rule.base} * floor(${column} / ${rule.base} + 0.5)` : column;
  const isSmall = (value: string) =>
    isRounded ? "false" : `round(${value}) between 1 and ${rule.least - 1}`;
  const part = (column: string, whole: string) =>
    `case when is_told and not is_hidden and not ${isSmall(column)} and not ${isSmall(`${whole} - ${column}`)}
       then ${shown(column)} end`;
  return `
    with hidden as (
      select library_id, snapshot_date
      from hidden_cell
      where kind = ${literal(kind)} and scope = 'library' and level = 'total'
      group by all
    ),
    judged as (
      select quality.*,
        -- Its members add up to those of the libraries in it.
        not (quality.library_id = '_all' and exists (
          from mart.data_quality as own
          where own.feed = quality.feed and own.snapshot_date = quality.snapshot_date and own.library_id <> '_all'
        )) and not ${isSmall("coalesce(quality.member_count, 0)")} as is_told,
        hidden.library_id is not null as is_hidden
      from mart.data_quality as quality
      left join hidden using (library_id, snapshot_date)
    ),
    counted as (
      select *,
        ${part("unplaced_count", "member_count")} as shown_unplaced,
        ${part("unmatched_count", "non_resident_count")} as shown_unmatched,
        ${part("non_resident_count", "member_count")} as shown_non_resident
      from judged
    )
    select * exclude (is_told, is_hidden, shown_unplaced, shown_unmatched, shown_non_resident) replace (
      case when is_told then ${shown("member_count")} end as member_count,
      shown_unplaced as unplaced_count,
      shown_unmatched as unmatched_count,
      shown_non_resident as non_resident_count,
      case when is_told then suppressed_count end as suppressed_count,
      case when is_told then suppressed_low end as suppressed_low,
      case when is_told then suppressed_high end as suppressed_high,
      case when shown_unplaced + shown_unmatched is not null and ${!isRounded} then match_rate end as match_rate,
      case when is_told and ${!isRounded} then change end as change
    )
    from counted
  `;
}

import { z } from "zod";
import { memberGroup, penetration, profileGrain, profileKeys } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

const date = z.iso.date().nullable();
const change = z.number().nullable();

export default defineTransform({
  name: "penetration_trend",
  description:
    "How the penetration moved. One row per snapshot, scope, (sub)segment, basis and member group.",
  grain: [...profileGrain, "member_group"],
  inputs: ["mart.membership_profile"],
  schema: z.object({
    ...profileKeys,
    member_group: memberGroup,
    penetration,
    previous_date: date.describe("The library's snapshot before this one."),
    previous: penetration.describe("Penetration on previous_date."),
    year_ago_date: date.describe("Snapshot nearest to a year before, within 31 days of it."),
    year_ago: penetration.describe("Penetration on year_ago_date."),
    change_previous: change.describe("penetration - previous."),
    change_previous_low: change.describe(
      "Least change_previous that the two intervals allow (Newcombe 1998, method 10); more than chance where both ends have one sign.",
    ),
    change_previous_high: change.describe("Largest change_previous that they allow."),
    change_year: change.describe("penetration - year_ago."),
    change_year_low: change.describe(
      "Least change_year that the two intervals allow (Newcombe 1998, method 10); more than chance where both ends have one sign.",
    ),
    change_year_high: change.describe("Largest change_year that they allow."),
    slope_per_year: change.describe(
      "Theil-Sen slope up to this snapshot: median of the slopes of all pairs of snapshots, per year of 365.25 days (Sen 1968).",
    ),
    change_rank: z
      .int()
      .min(1)
      .nullable()
      .describe(
        "Place by change_year among the (sub)segments of the scope and level, 1 = largest rise.",
      ),
  }),
  sql: trendSql("mart.membership_profile"),
});

/**
 * SQL: between what `name` lies, from the intervals of `point` and of a point before it (Newcombe
 * 1998, method 10, of two proportions that know nothing of each other). Two snapshots count mostly
 * the same members, so it is wider than need be: it never calls chance a change too soon.
 */
function changeBounds(before: string, name: string): string {
  const step = (one: string, other: string) => `sqrt(
          (point.penetration - point.penetration_${one}) ** 2
          + (${before}.penetration_${other} - ${before}.penetration) ** 2)`;
  const change = `point.penetration - ${before}.penetration`;
  return `${change} - ${step("low", "high")} as ${name}_low,
        ${change} + ${step("high", "low")} as ${name}_high`;
}

/** @param profile a table with the columns of `membership_profile` that are named in it */
export function trendSql(profile: string): string {
  return `
    with point as (
      select snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group,
        penetration, penetration_low, penetration_high
      from ${profile}
      where segment_id not in ('_outside', '_unplaced', '_unassigned')
    ),
    library_date as (
      select distinct library_id, snapshot_date
      from point
    ),
    neighbour as (
      select
        library_id,
        snapshot_date,
        lag(snapshot_date) over (partition by library_id order by snapshot_date) as previous_date
      from library_date
    ),
    anniversary as (
      select
        now.library_id,
        now.snapshot_date,
        arg_min(
          past.snapshot_date,
          (abs(date_diff('day', past.snapshot_date, (now.snapshot_date - interval 1 year)::date)), past.snapshot_date)
        ) as year_ago_date
      from library_date as now
      inner join library_date as past
        on past.library_id = now.library_id
        and abs(date_diff('day', past.snapshot_date, (now.snapshot_date - interval 1 year)::date)) <= 31
      group by all
    ),
    slope as (
      select
        later.snapshot_date, later.library_id, later.scope, later.scope_id, later.segmentation, later.level,
        later.segment_id, later.basis, later.member_group,
        median((second.penetration - first.penetration) * 365.25
          / date_diff('day', first.snapshot_date, second.snapshot_date)) as slope_per_year
      from point as later
      inner join point as second
        using (library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group)
      inner join point as first
        using (library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group)
      where second.snapshot_date <= later.snapshot_date and first.snapshot_date < second.snapshot_date
      group by all
    ),
    compared as (
      select
        point.* exclude (penetration_low, penetration_high),
        neighbour.previous_date,
        before.penetration as previous,
        anniversary.year_ago_date,
        year_ago.penetration as year_ago,
        point.penetration - before.penetration as change_previous,
        point.penetration - year_ago.penetration as change_year,
        ${changeBounds("before", "change_previous")},
        ${changeBounds("year_ago", "change_year")},
        slope.slope_per_year
      from point
      inner join neighbour using (library_id, snapshot_date)
      left join anniversary using (library_id, snapshot_date)
      left join point as before
        on before.snapshot_date = neighbour.previous_date
        and before.library_id = point.library_id and before.scope = point.scope
        and before.scope_id = point.scope_id and before.segmentation = point.segmentation and before.level = point.level
        and before.segment_id = point.segment_id and before.basis = point.basis
        and before.member_group = point.member_group
      left join point as year_ago
        on year_ago.snapshot_date = anniversary.year_ago_date
        and year_ago.library_id = point.library_id and year_ago.scope = point.scope
        and year_ago.scope_id = point.scope_id and year_ago.segmentation = point.segmentation and year_ago.level = point.level
        and year_ago.segment_id = point.segment_id and year_ago.basis = point.basis
        and year_ago.member_group = point.member_group
      left join slope
        on slope.snapshot_date = point.snapshot_date
        and slope.library_id = point.library_id and slope.scope = point.scope
        and slope.scope_id = point.scope_id and slope.segmentation = point.segmentation and slope.level = point.level
        and slope.segment_id = point.segment_id and slope.basis = point.basis
        and slope.member_group = point.member_group
    )
    select
      compared.*,
      case when change_year is not null then rank() over (
        partition by snapshot_date, library_id, scope, scope_id, segmentation, level, basis, member_group
        order by change_year desc nulls last
      ) end as change_rank
    from compared
  `;
}

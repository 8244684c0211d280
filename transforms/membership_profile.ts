import { z } from "zod";
import {
  baseCount,
  baseDate,
  index,
  memberCount,
  memberCountHigh,
  memberCountLow,
  memberGroup,
  penetration,
  profileGrain,
  profileKeys,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { completeProfile, type CountedRow } from "./profile/completeProfile.js";
import { classes } from "./measures/classify.js";
import { quadrants } from "./measures/quadrant.js";

const share = z.number().min(0).max(1).nullable();
const probability = z.number().min(0).max(1).nullable();
const bound = z.number().min(0).nullable();

export default defineTransform({
  name: "membership_profile",
  description:
    "Members against residents (report 2, werkgebied tegenover ledenbestand). One row per snapshot, scope, (sub)segment, basis and member group.",
  grain: [...profileGrain, "member_group"],
  inputs: [
    "mart.scopes",
    "mart.scope_members",
    "mart.scope_clusters",
    "mart.catchment_base",
    "mart.base_dates",
    "meta.setting",
  ],
  perSnapshot: true,
  schema: z.object({
    ...profileKeys,
    member_group: memberGroup,
    base_date: baseDate,
    base_count: baseCount,
    member_count: memberCount,
    member_count_low: memberCountLow,
    member_count_high: memberCountHigh,
    base_share: share.describe(
      "base_count / classified residents of the scope; null for rest rows.",
    ),
    member_share: share.describe(
      "member_count / classified members of the scope; null for rest rows.",
    ),
    penetration,
    penetration_low: share.describe(
      "Lower bound of the penetration (Wilson), from member_count_low; null above 1.",
    ),
    penetration_high: share.describe(
      "Upper bound of the penetration (Wilson), from member_count_high; null above 1.",
    ),
    index: index.describe("100 x member_share / base_share; null where either total is 0."),
    index_low: bound.describe(
      "Lower bound of the index (logarithmic, for a part of the whole); null where nobody joined.",
    ),
    index_high: bound.describe("Upper bound of the index; null where nobody joined."),
    z: z
      .number()
      .nullable()
      .describe(
        "How many standard deviations member_count is from what the segment's share of the base makes expect (hypergeometric); of what suppressed counts leave open, the least.",
      ),
    p_value: probability.describe(
      "Probability of a z at least as large where segments do not differ: exact where members are independent, else from z.",
    ),
    q_value: probability.describe(
      "p_value adjusted for the number of (sub)segments compared (Benjamini-Hochberg).",
    ),
    class: z
      .enum(classes)
      .nullable()
      .describe(
        "What may be said; null for the total and for rest rows, and where the variance cannot be had.",
      ),
    quadrant: z
      .enum(quadrants)
      .nullable()
      .describe(
        "Place in the game plan: core (large, index 100 or more), developmental (large, under 100), niche (small, 100 or more), other.",
      ),
    cluster: z
      .enum(["none", "household", "area"])
      .nullable()
      .describe(
        "Who are taken to join together in intervals and tests: nobody, who live in one household, who live in one area.",
      ),
    gap_low: bound.describe("Least members lacking for the library's own penetration."),
    gap: bound.describe("Members lacking for the penetration of the library as a whole."),
    gap_high: bound.describe("Most members lacking for the library's own penetration."),
  }),
  complete: (selected: CountedRow[]) => completeProfile(selected),
  sql: `
    with counted as (
      select distinct snapshot_date, library_id, segmentation, basis
      from mart.scope_members
    ),
    base as (
      select
        scopes.snapshot_date,
        scopes.library_id,
        scopes.scope,
        scopes.scope_id,
        catchment_base.segmentation,
        catchment_base.basis,
        catchment_base.member_group,
        catchment_base.level,
        catchment_base.segment_id,
        catchment_base.base_count
      from mart.scopes as scopes
      inner join mart.catchment_base as catchment_base
        on catchment_base.edition = scopes.edition
        and catchment_base.library_id = scopes.library_id
        and catchment_base.catchment_id = scopes.catchment_id
      -- Where a library's members are known on one basis only, there is no penetration on the other.
      inner join counted
        on counted.snapshot_date = scopes.snapshot_date
        and counted.library_id = scopes.library_id
        and counted.segmentation = catchment_base.segmentation
        and counted.basis = catchment_base.basis
    ),
    -- Of an age of which nobody knows how many live there, there is no penetration either.
    known_age as (
      select distinct snapshot_date, library_id, segmentation, basis, member_group
      from base
      where base_count > 0
    ),
    members as (
      select scope_members.*
      from mart.scope_members as scope_members
      left join known_age using (snapshot_date, library_id, segmentation, basis, member_group)
      where scope_members.member_group = 'all' or known_age.member_group is not null
    ),
    both_sides as (
      select
        snapshot_date, library_id, scope, scope_id, segmentation, basis, member_group, level, segment_id,
        coalesce(base.base_count, 0) as base_count,
        coalesce(members.member_count, 0) as member_count,
        coalesce(members.member_count_low, 0) as member_count_low,
        coalesce(members.member_count_high, 0) as member_count_high
      from base
      full outer join members
        using (snapshot_date, library_id, scope, scope_id, segmentation, basis, member_group, level, segment_id)
    )
    select
      both_sides.snapshot_date,
      both_sides.library_id,
      both_sides.scope,
      both_sides.scope_id,
      both_sides.segmentation,
      both_sides.level,
      both_sides.segment_id,
      both_sides.basis,
      both_sides.member_group,
      base_dates.base_date,
      both_sides.base_count,
      both_sides.member_count,
      both_sides.member_count_low,
      both_sides.member_count_high,
      clusters.* exclude (snapshot_date, library_id, scope, scope_id, segmentation, basis, member_group, level, segment_id),
      setting.confidence,
      setting.false_discovery_rate,
      setting.average_low,
      setting.average_high,
      setting.least_base,
      setting.least_expected
    from both_sides
    cross join meta.setting as setting
    inner join mart.scopes as scopes
      on scopes.snapshot_date = both_sides.snapshot_date
      and scopes.library_id = both_sides.library_id
      and scopes.scope = both_sides.scope
      and scopes.scope_id = both_sides.scope_id
    left join mart.base_dates as base_dates
      on base_dates.snapshot_date = both_sides.snapshot_date
      and base_dates.segmentation = both_sides.segmentation
    left join mart.scope_clusters as clusters
      on clusters.snapshot_date = both_sides.snapshot_date
      and clusters.library_id = both_sides.library_id
      and clusters.scope = both_sides.scope
      and clusters.scope_id = both_sides.scope_id
      and clusters.segmentation = both_sides.segmentation
      and clusters.basis = both_sides.basis
      and clusters.member_group = both_sides.member_group
      and clusters.level = both_sides.level
      and clusters.segment_id = both_sides.segment_id
    where list_contains(setting.bases, both_sides.basis)
    order by all
  `,
});

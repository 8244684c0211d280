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

const share = z.number().min(0).max(1).nullable();

export default defineTransform({
  name: "membership_profile",
  description:
    "Members against residents (report 2, werkgebied tegenover ledenbestand). One row per snapshot, scope, (sub)segment, basis and member group.",
  grain: [...profileGrain, "member_group"],
  inputs: ["mart.scopes", "mart.scope_members", "mart.catchment_base", "meta.setting"],
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
    index: index.describe("100 x member_share / base_share; null where either total is 0."),
  }),
  sql: `
    with counted as (
      select distinct snapshot_date, library_id, basis
      from mart.scope_members
    ),
    base as (
      select
        scopes.snapshot_date,
        scopes.library_id,
        scopes.scope,
        scopes.scope_id,
        catchment_base.basis,
        'all' as member_group,
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
        and counted.basis = catchment_base.basis
    ),
    both_sides as (
      select
        snapshot_date, library_id, scope, scope_id, basis, member_group, level, segment_id,
        coalesce(base.base_count, 0) as base_count,
        coalesce(members.member_count, 0) as member_count,
        coalesce(members.member_count_low, 0) as member_count_low,
        coalesce(members.member_count_high, 0) as member_count_high,
        segment_id not in ('_outside', '_unplaced', '_unassigned') as is_classified
      from base
      full outer join mart.scope_members as members
        using (snapshot_date, library_id, scope, scope_id, basis, member_group, level, segment_id)
    ),
    shared as (
      select
        *,
        case when is_classified then
          base_count / nullif(sum(base_count::decimal(18, 9)) filter (is_classified) over one, 0)::double
        end as base_share,
        case when is_classified then
          member_count / nullif(sum(member_count::decimal(18, 9)) filter (is_classified) over one, 0)::double
        end as member_share
      from both_sides
      window one as (partition by snapshot_date, library_id, scope, scope_id, basis, member_group, level)
    )
    select
      shared.snapshot_date,
      shared.library_id,
      shared.scope,
      shared.scope_id,
      setting.segmentation,
      shared.level,
      shared.segment_id,
      shared.basis,
      shared.member_group,
      scopes.base_date,
      shared.base_count,
      shared.member_count,
      shared.member_count_low,
      shared.member_count_high,
      shared.base_share,
      shared.member_share,
      case when shared.is_classified then shared.member_count / nullif(shared.base_count, 0) end as penetration,
      100 * shared.member_share / nullif(shared.base_share, 0) as "index"
    from shared
    cross join meta.setting as setting
    inner join mart.scopes as scopes
      on scopes.snapshot_date = shared.snapshot_date
      and scopes.library_id = shared.library_id
      and scopes.scope = shared.scope
      and scopes.scope_id = shared.scope_id
    where list_contains(setting.bases, shared.basis)
  `,
});

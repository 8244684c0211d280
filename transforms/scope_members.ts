import { z } from "zod";
import {
  basis,
  level,
  libraryId,
  memberCount,
  memberCountHigh,
  memberCountLow,
  memberGroup,
  scope,
  scopeId,
  segmentId,
  snapshotDate,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { atEachLevel } from "./levels.js";

export default defineTransform({
  name: "scope_members",
  published: false,
  description:
    "Members of each scope by segment, with rest rows for those who count in none. One row per snapshot, scope, basis, member group, level and (sub)segment.",
  grain: [
    "snapshot_date",
    "library_id",
    "scope",
    "scope_id",
    "basis",
    "member_group",
    "level",
    "segment_id",
  ],
  inputs: ["mart.member_cells", "mart.scopes", "mart.catchment_areas", "mart.area_segments"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    library_id: libraryId,
    scope,
    scope_id: scopeId,
    basis,
    member_group: memberGroup,
    level,
    segment_id: segmentId,
    member_count: memberCount,
    member_count_low: memberCountLow,
    member_count_high: memberCountHigh,
  }),
  sql: `
    with inhabited as (
      select distinct edition, basis, area_id
      from mart.area_segments
      where base_count > 0
    ),
    located as (
      select
        scopes.snapshot_date,
        scopes.edition,
        scopes.library_id,
        scopes.scope,
        scopes.scope_id,
        member_cells.* exclude (snapshot_date, edition, library_id, library_name, branch_id, branch_name, segment_id),
        case
          when member_cells.area_id = '' then '_unplaced'
          when catchment_areas.area_id is null then '_outside'
        end as rest,
        -- Whoever lives where no resident is known is in no base, so in no segment either.
        case when inhabited.area_id is not null then member_cells.segment_id else '' end as segment_id,
        -- The area decides only where the address has not done so already.
        case
          when catchment_areas.area_id is not null and member_cells.segment_id = '' then member_cells.area_id
        end as mixed_area_id
      from mart.scopes as scopes
      inner join mart.member_cells as member_cells
        on member_cells.snapshot_date = scopes.snapshot_date
        and member_cells.library_id = scopes.library_id
        and member_cells.branch_id = scopes.branch_id
      left join mart.catchment_areas as catchment_areas
        on catchment_areas.edition = scopes.edition
        and catchment_areas.library_id = scopes.library_id
        and catchment_areas.catchment_id = scopes.catchment_id
        and catchment_areas.area_id = member_cells.area_id
      left join inhabited
        on inhabited.edition = scopes.edition
        and inhabited.basis = member_cells.basis
        and inhabited.area_id = member_cells.area_id
      -- Members of the library who live elsewhere are no rest of one of its municipalities.
      where scopes.scope <> 'municipality' or catchment_areas.area_id is not null
    ),
    mix as (
      select
        *,
        base_count / (sum(base_count::decimal(18, 9)) over area)::double as weight
      from mart.area_segments
      where base_count > 0
      window area as (partition by edition, basis, area_id)
    ),
    spread as (
      select
        located.* exclude (segment_id, subsegment_id, member_count, member_count_low, member_count_high, edition, area_id),
        case when located.segment_id <> '' then located.segment_id else coalesce(mix.segment_id, '') end as segment_id,
        case when located.segment_id <> '' then located.subsegment_id else coalesce(mix.subsegment_id, '') end as subsegment_id,
        (located.member_count * coalesce(mix.weight, 1))::decimal(18, 9) as member_count,
        (located.member_count_low * coalesce(mix.weight, 1))::decimal(18, 9) as member_count_low,
        (located.member_count_high * coalesce(mix.weight, 1))::decimal(18, 9) as member_count_high
      from located
      left join mix
        on mix.edition = located.edition
        and mix.basis = located.basis
        and mix.area_id = located.mixed_area_id
    ),
    leveled as (${atEachLevel("spread", true)}
    )
    select
      snapshot_date,
      library_id,
      scope,
      scope_id,
      basis,
      member_group,
      level,
      level_segment_id as segment_id,
      sum(member_count)::double as member_count,
      sum(member_count_low)::double as member_count_low,
      sum(member_count_high)::double as member_count_high
    from leveled
    group by all
  `,
});

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
  segmentation,
  segmentId,
  snapshotDate,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { atEachLevel } from "./levels.js";
import { located } from "./located.js";

export default defineTransform({
  name: "scope_members",
  published: false,
  description:
    "Members of each scope by segment, with rest rows for those who count in none. One row per snapshot, scope, segmentation, basis, member group, level and (sub)segment.",
  grain: [
    "snapshot_date",
    "library_id",
    "scope",
    "scope_id",
    "segmentation",
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
    segmentation,
    basis,
    member_group: memberGroup,
    level,
    segment_id: segmentId,
    member_count: memberCount,
    member_count_low: memberCountLow,
    member_count_high: memberCountHigh,
  }),
  sql: `
    with ${located},
    mix as (
      select
        *,
        base_count / (sum(base_count::decimal(18, 9)) over area)::double as weight
      from mart.area_segments
      where base_count > 0 and member_group = 'all'
      window area as (partition by edition, segmentation, basis, area_id)
    ),
    spread as (
      select
        located.* exclude (segment_id, subsegment_id, member_count, member_count_low, member_count_high, housed_count, member_squares, edition, area_id),
        case when located.segment_id <> '' then located.segment_id else coalesce(mix.segment_id, '') end as segment_id,
        case when located.segment_id <> '' then located.subsegment_id else coalesce(mix.subsegment_id, '') end as subsegment_id,
        (located.member_count * coalesce(mix.weight, 1))::decimal(18, 9) as member_count,
        (located.member_count_low * coalesce(mix.weight, 1))::decimal(18, 9) as member_count_low,
        (located.member_count_high * coalesce(mix.weight, 1))::decimal(18, 9) as member_count_high
      from located
      left join mix
        on mix.edition = located.edition
        and mix.segmentation = located.segmentation
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
      segmentation,
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

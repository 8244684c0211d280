import { z } from "zod";
import {
  baseCount,
  basis,
  edition,
  level,
  libraryId,
  memberGroup,
  segmentation,
  segmentId,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { atEachLevel } from "./levels.js";

export default defineTransform({
  name: "catchment_base",
  published: false,
  description:
    "Residents of each catchment by segment. One row per edition, library, catchment, segmentation, basis, age group, level and (sub)segment.",
  grain: [
    "edition",
    "library_id",
    "catchment_id",
    "segmentation",
    "basis",
    "member_group",
    "level",
    "segment_id",
  ],
  inputs: ["mart.area_segments", "mart.catchment_areas"],
  schema: z.object({
    edition,
    library_id: libraryId,
    catchment_id: z
      .string()
      .describe("As in catchment_areas; country:country, of library '', for all areas there are."),
    segmentation,
    basis,
    member_group: memberGroup,
    level,
    segment_id: segmentId,
    base_count: baseCount,
    area_count: z.int().min(0).describe("Areas in which they live."),
  }),
  sql: `
    with served as (
      select
        catchment_areas.edition,
        catchment_areas.library_id,
        catchment_areas.catchment_id,
        area_segments.segmentation,
        area_segments.basis,
        area_segments.member_group,
        area_segments.segment_id,
        area_segments.subsegment_id,
        area_segments.area_id,
        (area_segments.base_count * catchment_areas.share)::decimal(18, 9) as base_count
      from mart.catchment_areas as catchment_areas
      inner join mart.area_segments as area_segments
        on area_segments.edition = catchment_areas.edition
        and area_segments.area_id = catchment_areas.area_id
      union all
      select edition, '' as library_id, 'country:country' as catchment_id, segmentation, basis, member_group, segment_id,
        subsegment_id, area_id, base_count::decimal(18, 9) as base_count
      from mart.area_segments
    ),
    leveled as (${atEachLevel("served")}
    )
    select
      edition,
      library_id,
      catchment_id,
      segmentation,
      basis,
      member_group,
      level,
      level_segment_id as segment_id,
      sum(base_count)::double as base_count,
      count(distinct area_id) filter (base_count > 0) as area_count
    from leveled
    group by all
  `,
});

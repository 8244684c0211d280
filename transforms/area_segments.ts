import { z } from "zod";
import { basis, edition, memberGroup, segmentation } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "area_segments",
  published: false,
  description:
    "Residents of each area by segment, as the configured assignment has it. One row per edition, segmentation, basis, age group, area and (sub)segment.",
  grain: [
    "edition",
    "segmentation",
    "basis",
    "member_group",
    "area_id",
    "segment_id",
    "subsegment_id",
  ],
  inputs: ["source.residents", "source.assignments", "mart.reference_dates", "meta.setting"],
  schema: z.object({
    edition,
    segmentation,
    basis,
    member_group: memberGroup,
    area_id: z.string().describe("Area code."),
    segment_id: z.string().describe("Segment; empty where none is known."),
    subsegment_id: z.string().describe("Subsegment; empty where none is known."),
    base_count: z.number().min(0).describe("Residents or households."),
  }),
  sql: `
    with delivered as (
      select distinct
        dates.edition,
        residents.*
      from (select distinct edition, feed, reference_date from mart.reference_dates) as dates
      inner join source.residents as residents
        on residents.feed = dates.feed and residents.snapshot_date = dates.reference_date
    ),
    -- An area that is split by the segmentation is taken by its segments, otherwise as a whole.
    wanted as (
      select unnest(segmentations) as segmentation
      from meta.setting
    ),
    marked as (
      select
        delivered.* exclude (segmentation),
        wanted.segmentation,
        delivered.segmentation is not null as is_split
      from delivered
      inner join wanted
        on delivered.segmentation is null or delivered.segmentation = wanted.segmentation
    ),
    counted as (
      select edition, segmentation, 'persons' as basis, 'all' as member_group, area_id, segment_id,
        subsegment_id, is_split, persons as base_count
      from marked
      where persons is not null
      union all
      select edition, segmentation, 'persons' as basis, replace(age, 'persons_', '') as member_group, area_id,
        segment_id, subsegment_id, is_split, base_count
      from (unpivot marked on persons_youth, persons_adult, persons_senior into name age value base_count)
      union all
      select edition, segmentation, 'households' as basis, 'all' as member_group, area_id, segment_id,
        subsegment_id, is_split, households as base_count
      from marked
      where households is not null
    ),
    finest as (
      select *
      from counted
      qualify is_split = bool_or(is_split) over (partition by edition, segmentation, basis, member_group, area_id)
    ),
    summed as (
      select
        edition,
        segmentation,
        basis,
        member_group,
        area_id,
        coalesce(segment_id, '') as segment_id,
        coalesce(subsegment_id, '') as subsegment_id,
        sum(base_count::decimal(18, 9)) as base_count
      from finest
      group by all
    ),
    -- What the segmentation's maker says of an area goes before what its residents add up to.
    published_class as (
      select dates.edition, assignments.segmentation, assignments.area_id, assignments.segment_id, assignments.subsegment_id
      from (select distinct edition, feed, reference_date from mart.reference_dates) as dates
      inner join source.assignments as assignments
        on assignments.feed = dates.feed and assignments.snapshot_date = dates.reference_date
      inner join wanted on wanted.segmentation = assignments.segmentation
      where assignments.house_number is null
      qualify row_number() over (
        partition by dates.edition, assignments.segmentation, assignments.area_id order by assignments.feed, assignments.house_addition
      ) = 1
    ),
    largest_class as (
      select edition, segmentation, basis, area_id, segment_id, subsegment_id
      from summed
      where segment_id <> '' and member_group = 'all'
      qualify row_number() over (
        partition by edition, segmentation, basis, area_id order by base_count desc, segment_id, subsegment_id
      ) = 1
    ),
    dominant as (
      select
        summed.edition,
        summed.segmentation,
        summed.basis,
        summed.member_group,
        summed.area_id,
        coalesce(published_class.segment_id, largest_class.segment_id, '') as segment_id,
        case
          when published_class.segment_id is not null then coalesce(published_class.subsegment_id, '')
          else coalesce(largest_class.subsegment_id, '')
        end as subsegment_id,
        sum(summed.base_count) as base_count
      from summed
      left join published_class
        on published_class.edition = summed.edition
        and published_class.segmentation = summed.segmentation
        and published_class.area_id = summed.area_id
      left join largest_class
        on largest_class.edition = summed.edition
        and largest_class.segmentation = summed.segmentation
        and largest_class.basis = summed.basis
        and largest_class.area_id = summed.area_id
      group by all
    )
    select edition, segmentation, basis, member_group, area_id, segment_id, subsegment_id, base_count::double as base_count
    from dominant
    where (select assignment from meta.setting) = 'dominant'
    union all
    select edition, segmentation, basis, member_group, area_id, segment_id, subsegment_id, base_count::double as base_count
    from summed
    where (select assignment from meta.setting) <> 'dominant'
  `,
});

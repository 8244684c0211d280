import { z } from "zod";
import { slugSql } from "../data/slug.js";
import {
  basis,
  edition,
  libraryId,
  memberCount,
  memberCountHigh,
  memberCountLow,
  memberGroup,
  segmentation,
  snapshotDate,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "member_cells",
  published: false,
  description:
    "Active members by where they are registered and where they live, in today's areas. One row per snapshot, library, branch (_all for the library as a whole), segmentation, basis, member group, area and, where addresses have one, (sub)segment.",
  grain: [
    "snapshot_date",
    "library_id",
    "branch_id",
    "segmentation",
    "basis",
    "member_group",
    "area_id",
    "segment_id",
    "subsegment_id",
  ],
  inputs: [
    "source.members",
    "source.member_counts",
    "source.assignments",
    "mart.reference_dates",
    "mart.recast",
    "meta.setting",
  ],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    edition,
    library_id: libraryId,
    library_name: z.string().describe("Name of the library."),
    branch_id: z.string().describe("Slug of the branch's name; _all for the library as a whole."),
    branch_name: z.string().describe("Name of the branch; empty for the library as a whole."),
    segmentation,
    basis,
    member_group: memberGroup,
    area_id: z.string().describe("Area where they live; empty where it is not known."),
    segment_id: z.string().describe("Segment of the address; empty where the area decides."),
    subsegment_id: z.string().describe("Subsegment of the address; empty where the area decides."),
    member_count: memberCount,
    member_count_low: memberCountLow,
    member_count_high: memberCountHigh,
    housed_count: z
      .number()
      .min(0)
      .describe("Persons of whom the house is known, so that it is known who live together."),
    member_squares: z
      .number()
      .min(0)
      .describe("Sum over those households of the square of their members; 0 for households."),
  }),
  sql: `
    with edition as (
      select distinct snapshot_date, edition
      from mart.reference_dates
    ),
    wanted as (
      select unnest(segmentations) as segmentation
      from meta.setting
    ),
    -- Each file is first grouped by its own keys; only the groups are cleaned and joined.
    counted as (
      select
        member_counts.snapshot_date,
        wanted.segmentation,
        member_counts.library,
        coalesce(member_counts.branch, '') as branch,
        coalesce(member_counts.area_id, '') as area_id,
        '' as segment_id,
        '' as subsegment_id,
        'persons' as basis,
        sum(coalesce(
          member_counts.member_count,
          case setting.suppressed
            when 'midpoint' then (member_counts.member_count_low + member_counts.member_count_high) / 2
            else 0
          end
        )::decimal(18, 9)) as member_count,
        sum(member_counts.member_count_low::decimal(18, 9)) as member_count_low,
        sum(member_counts.member_count_high::decimal(18, 9)) as member_count_high
      from source.member_counts as member_counts
      cross join meta.setting as setting
      cross join wanted
      group by all
    ),
    address_class as (
      select
        dates.snapshot_date,
        assignments.segmentation,
        assignments.area_id,
        assignments.house_number,
        coalesce(assignments.house_addition, '') as house_addition,
        assignments.segment_id,
        coalesce(assignments.subsegment_id, '') as subsegment_id
      from mart.reference_dates as dates
      inner join source.assignments as assignments
        on assignments.feed = dates.feed and assignments.snapshot_date = dates.reference_date
      cross join meta.setting as setting
      where setting.assignment = 'address'
        and list_contains(setting.segmentations, assignments.segmentation)
        and assignments.house_number is not null
    ),
    active as (
      select
        members.snapshot_date,
        members.library,
        coalesce(members.branch, '') as branch,
        coalesce(members.area_id, '') as area_id,
        members.area_id is not null and members.house_number is not null as is_housed,
        -- A member whose house is not known counts as a household of one.
        case when is_housed then members.house_number else members.member_id end as house_number,
        coalesce(members.house_addition, '') as house_addition,
        count(*) as person_count
      from source.members as members
      cross join meta.setting as setting
      where (members.expiry_date is null or members.expiry_date >= members.snapshot_date)
        and not coalesce(list_contains(setting.left_out_categories, members.category), false)
      group by all
    ),
    classed as (
      select
        active.*,
        wanted.segmentation,
        coalesce(address_class.segment_id, '') as segment_id,
        coalesce(address_class.subsegment_id, '') as subsegment_id
      from active
      cross join wanted
      left join address_class
        on address_class.snapshot_date = active.snapshot_date
        and address_class.segmentation = wanted.segmentation
        and address_class.area_id = active.area_id
        and address_class.house_number = active.house_number
        and address_class.house_addition = active.house_addition
    ),
    household as (
      select snapshot_date, segmentation, library, area_id, house_number, house_addition, segment_id, subsegment_id, is_housed,
        sum(person_count) as person_count
      from classed
      group by all
    ),
    -- Not materialized, or a snapshot could not be made without reading all of them.
    registered as not materialized (
      select snapshot_date, segmentation, library, branch, area_id, segment_id, subsegment_id, basis,
        member_count, member_count_low, member_count_high, 0 as housed_count, 0 as member_squares
      from counted
      union all
      select snapshot_date, segmentation, library, branch, area_id, segment_id, subsegment_id, 'persons' as basis,
        sum(person_count)::decimal(18, 9), sum(person_count)::decimal(18, 9), sum(person_count)::decimal(18, 9),
        coalesce(sum(person_count) filter (is_housed), 0), coalesce(sum(person_count ** 2) filter (is_housed), 0)
      from classed
      group by snapshot_date, segmentation, library, branch, area_id, segment_id, subsegment_id
      union all
      select snapshot_date, segmentation, library, branch, area_id, segment_id, subsegment_id, 'households' as basis,
        count(*)::decimal(18, 9), count(*)::decimal(18, 9), count(*)::decimal(18, 9), 0, 0
      from classed
      group by snapshot_date, segmentation, library, branch, area_id, segment_id, subsegment_id
    ),
    -- A household with cards at two branches counts at both, and once for the library.
    whole as (
      select snapshot_date, segmentation, library, '_all' as branch, area_id, segment_id, subsegment_id, 'households' as basis,
        count(*)::decimal(18, 9) as member_count,
        count(*)::decimal(18, 9) as member_count_low,
        count(*)::decimal(18, 9) as member_count_high,
        0 as housed_count,
        0 as member_squares
      from household
      group by snapshot_date, segmentation, library, area_id, segment_id, subsegment_id
      union all
      select snapshot_date, segmentation, library, '_all' as branch, area_id, segment_id, subsegment_id, 'persons' as basis,
        sum(person_count)::decimal(18, 9), sum(person_count)::decimal(18, 9), sum(person_count)::decimal(18, 9),
        coalesce(sum(person_count) filter (is_housed), 0), coalesce(sum(person_count ** 2) filter (is_housed), 0)
      from household
      group by snapshot_date, segmentation, library, area_id, segment_id, subsegment_id
      union all
      select snapshot_date, segmentation, library, '_all' as branch, area_id, segment_id, subsegment_id, basis,
        sum(member_count), sum(member_count_low), sum(member_count_high), 0, 0
      from counted
      group by snapshot_date, segmentation, library, area_id, segment_id, subsegment_id, basis
    ),
    keyed as (
      select *, ${slugSql("library")} as library_id, ${slugSql("branch")} as branch_id
      from registered
      where branch <> ''
      union all
      select *, ${slugSql("library")} as library_id, '_all' as branch_id
      from whole
    ),
    recasted as (
      select
        keyed.*,
        edition.edition,
        coalesce(recast.area_id, keyed.area_id) as new_area_id,
        coalesce(recast.share, 1) as share
      from keyed
      left join edition on edition.snapshot_date = keyed.snapshot_date
      left join mart.recast as recast
        on recast.edition = edition.edition and recast.old_area_id = keyed.area_id
    )
    select
      snapshot_date,
      coalesce(edition, '') as edition,
      library_id,
      min(library) as library_name,
      branch_id,
      min(case when branch_id = '_all' then '' else branch end) as branch_name,
      segmentation,
      basis,
      'all' as member_group,
      new_area_id as area_id,
      segment_id,
      subsegment_id,
      sum((member_count::double * share)::decimal(18, 9))::double as member_count,
      sum((member_count_low::double * share)::decimal(18, 9))::double as member_count_low,
      sum((member_count_high::double * share)::decimal(18, 9))::double as member_count_high,
      sum((housed_count::double * share)::decimal(18, 9))::double as housed_count,
      sum((member_squares::double * share)::decimal(18, 9))::double as member_squares
    from recasted
    group by snapshot_date, edition, library_id, branch_id, segmentation, basis, new_area_id, segment_id, subsegment_id
  `,
});

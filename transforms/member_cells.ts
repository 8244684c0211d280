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
    "source.member_counts",
    "mart.delivered_cells",
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
    cell as (
      select delivered.* exclude (segmentation), wanted.segmentation
      from mart.delivered_cells as delivered
      inner join wanted on delivered.segmentation in ('', wanted.segmentation)
    ),
    counted_at as (
      select snapshot_date, segmentation, library, case when grouping(branch) = 1 then '_all' else branch end as at_branch,
        area_id, segment_id, subsegment_id, sum(member_count) as member_count,
        sum(member_count_low) as member_count_low, sum(member_count_high) as member_count_high
      from counted
      group by snapshot_date, segmentation, library, area_id, segment_id, subsegment_id, cube (branch)
      having grouping(branch) = 1 or branch <> ''
    ),
    keyed as (
      select snapshot_date, segmentation, library, at_branch, 'all' as of_group, area_id, segment_id, subsegment_id,
        'persons' as basis, member_count, member_count_low, member_count_high, 0 as housed_count, 0 as member_squares
      from counted_at
      union all
      select snapshot_date, segmentation, library, branch, member_group, area_id, segment_id, subsegment_id,
        'persons' as basis, person_count, person_count, person_count, housed_count, member_squares
      from cell
      union all
      select snapshot_date, segmentation, library, branch, member_group, area_id, segment_id, subsegment_id,
        'households' as basis, household_count, household_count, household_count, 0, 0
      from cell
      -- How many households have somebody of an age is not known of those who are no member.
      where member_group = 'all'
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
      ${slugSql("library")} as library_id,
      min(library) as library_name,
      case when at_branch = '_all' then '_all' else ${slugSql("at_branch")} end as branch_id,
      min(case when at_branch = '_all' then '' else at_branch end) as branch_name,
      segmentation,
      basis,
      of_group as member_group,
      new_area_id as area_id,
      segment_id,
      subsegment_id,
      sum((member_count::double * share)::decimal(18, 9))::double as member_count,
      sum((member_count_low::double * share)::decimal(18, 9))::double as member_count_low,
      sum((member_count_high::double * share)::decimal(18, 9))::double as member_count_high,
      sum((housed_count::double * share)::decimal(18, 9))::double as housed_count,
      sum((member_squares::double * share)::decimal(18, 9))::double as member_squares
    from recasted
    group by all
  `,
});

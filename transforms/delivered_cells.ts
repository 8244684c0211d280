import { frozenTables } from "../data/frozenTables.js";
import { activeMembers } from "./activeMembers.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "delivered_cells",
  published: false,
  description:
    "Active members by where they are registered and where they live, as delivered; it stays when the people are purged. One row per feed, snapshot, library, branch (_all for the library as a whole), member group, area and, where addresses have one, segmentation and (sub)segment.",
  grain: [
    "feed",
    "snapshot_date",
    "library",
    "branch",
    "segmentation",
    "member_group",
    "area_id",
    "segment_id",
    "subsegment_id",
  ],
  inputs: [
    "source.members",
    "source.assignments",
    "mart.reference_dates",
    "meta.setting",
    "frozen.delivered_cells",
  ],
  perSnapshot: true,
  schema: frozenTables.delivered_cells,
  sql: `
    -- Where the area decides, the members are the same for every segmentation.
    with classing as (
      select unnest(case when assignment = 'address' then segmentations else [''] end) as segmentation
      from meta.setting
    ),
    ${activeMembers},
    -- At its branch and for the library as a whole; of each age and of all. So a household with cards
    -- at two branches counts at both, and once for the library, also where two feeds deliver them.
    household as (
      select
        snapshot_date, segmentation, library,
        case when grouping(branch) = 1 then '_all' else branch end as at_branch,
        case when grouping(member_group) = 1 then 'all' else member_group end as of_group,
        area_id, segment_id, subsegment_id, is_housed, house_number, house_addition,
        min(feed) as feed,
        sum(person_count) as person_count
      from classed
      group by snapshot_date, segmentation, library, area_id, segment_id, subsegment_id, is_housed,
        house_number, house_addition, cube (branch, member_group)
      having (grouping(branch) = 1 or branch <> '') and (grouping(member_group) = 1 or member_group <> '')
    )
    select
      min(feed) as feed,
      snapshot_date,
      library,
      at_branch as branch,
      segmentation,
      of_group as member_group,
      area_id,
      segment_id,
      subsegment_id,
      sum(person_count)::bigint as person_count,
      count(*) as household_count,
      coalesce(sum(person_count) filter (is_housed), 0)::bigint as housed_count,
      coalesce(sum(person_count ** 2) filter (is_housed), 0)::bigint as member_squares
    from household
    group by all
    union all
    select
      feed, snapshot_date, library, branch, segmentation, member_group, area_id, segment_id, subsegment_id,
      person_count, household_count, housed_count, member_squares
    from frozen.delivered_cells
  `,
});

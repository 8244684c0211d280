import { z } from "zod";
import { slugSql } from "../data/slug.js";
import { defineTransform } from "./defineTransform.js";

const count = z.number().min(0).nullable();

export default defineTransform({
  name: "data_quality",
  description:
    "What became of each delivery. One row per feed, snapshot and library; library _all is the delivery as a whole.",
  grain: ["feed", "snapshot_date", "library_id"],
  inputs: [
    "meta.load",
    "meta.refusal",
    "source.member_counts",
    "mart.delivered_rows",
    "mart.member_cells",
    "mart.scope_members",
    "mart.area_segments",
    "meta.setting",
  ],
  schema: z.object({
    feed: z.string().describe("Feed in the configuration."),
    source: z.string().describe("Kind of input."),
    snapshot_date: z.iso.date().describe("Day the delivery is about."),
    library_id: z
      .string()
      .describe("Slug of the library's name; _all for the delivery as a whole."),
    read_count: count.describe("Rows in the delivery; null for a library within it."),
    loaded_count: count.describe("Rows that were taken."),
    rejected_count: count.describe("Rows in quarantine, duplicates among them."),
    duplicate_count: count.describe("Rows with the key of an earlier row."),
    member_count: count.describe("Members, suppressed counts as the configuration says."),
    unplaced_count: count.describe("Members of whom no area is known."),
    unmatched_count: count.describe("Members whose area is in no file of residents."),
    non_resident_count: count.describe("Members who live outside the library's catchment."),
    suppressed_count: count.describe("Rows with a suppressed count."),
    suppressed_low: count.describe("Least members that those rows can stand for."),
    suppressed_high: count.describe("Most members that those rows can stand for."),
    match_rate: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe("Members placed in a known area / members, 0..1."),
    change: z
      .number()
      .nullable()
      .describe("Members, else rows, against the load before: -0.1 is a tenth fewer."),
    verdict: z
      .enum(["good", "attention", "bad", "refused"])
      .describe("refused: not taken; bad or attention: see finding; good: nothing found."),
    finding: z
      .string()
      .describe(
        "Codes: rejected, unplaced, unmatched, drop, rise, suppressed, refused; may be empty.",
      ),
    message: z.string().nullable().describe("Why a delivery was refused."),
    refusal: z.string().nullable().describe("The same as a code, such as no_column."),
    refusal_details: z
      .string()
      .nullable()
      .describe("What the message tells besides, as JSON: counts, line numbers, names of columns."),
  }),
  sql: `
    with registered as (
      select feed, snapshot_date, library, row_count as loaded_count,
        0 as suppressed_count, 0 as suppressed_low, 0 as suppressed_high
      from mart.delivered_rows
      union all
      select feed, snapshot_date, library, count(*) as loaded_count,
        count(*) filter (member_count is null) as suppressed_count,
        coalesce(sum(member_count_low) filter (member_count is null), 0) as suppressed_low,
        coalesce(sum(member_count_high) filter (member_count is null), 0) as suppressed_high
      from source.member_counts
      group by all
    ),
    delivered as (
      select feed, snapshot_date, ${slugSql("library")} as library_id, sum(loaded_count) as loaded_count,
        sum(suppressed_count) as suppressed_count, sum(suppressed_low) as suppressed_low,
        sum(suppressed_high) as suppressed_high
      from registered
      group by all
    ),
    known_area as (
      select distinct edition, area_id
      from mart.area_segments
    ),
    placed as (
      select
        cells.snapshot_date,
        cells.library_id,
        sum(cells.member_count::decimal(18, 9)) as member_count,
        coalesce(sum(cells.member_count::decimal(18, 9)) filter (cells.area_id = ''), 0) as unplaced_count,
        coalesce(sum(cells.member_count::decimal(18, 9)) filter (cells.area_id <> '' and known_area.area_id is null), 0) as unmatched_count
      from mart.member_cells as cells
      left join known_area
        on known_area.edition = cells.edition and known_area.area_id = cells.area_id
      where cells.branch_id = '_all' and cells.basis = 'persons' and cells.member_group = 'all'
        and cells.segmentation = (select segmentation from meta.setting)
      group by all
    ),
    outside as (
      select snapshot_date, library_id, sum(member_count::decimal(18, 9)) as non_resident_count
      from mart.scope_members
      where scope = 'library' and level = 'total' and segment_id = '_outside' and basis = 'persons'
        and member_group = 'all'
        and segmentation = (select segmentation from meta.setting)
      group by all
    ),
    per_library as (
      select
        delivered.feed,
        load.source,
        delivered.snapshot_date,
        delivered.library_id,
        null::double as read_count,
        delivered.loaded_count::double as loaded_count,
        null::double as rejected_count,
        null::double as duplicate_count,
        placed.member_count::double as member_count,
        placed.unplaced_count::double as unplaced_count,
        placed.unmatched_count::double as unmatched_count,
        coalesce(outside.non_resident_count, 0)::double as non_resident_count,
        delivered.suppressed_count::double as suppressed_count,
        delivered.suppressed_low::double as suppressed_low,
        delivered.suppressed_high::double as suppressed_high
      from delivered
      inner join meta.load as load
        on load.feed = delivered.feed and load.snapshot_date = delivered.snapshot_date
      left join placed
        on placed.snapshot_date = delivered.snapshot_date and placed.library_id = delivered.library_id
      left join outside
        on outside.snapshot_date = delivered.snapshot_date and outside.library_id = delivered.library_id
    ),
    whole as (
      select
        load.feed,
        load.source,
        load.snapshot_date,
        '_all' as library_id,
        load.read_count::double as read_count,
        load.loaded_count::double as loaded_count,
        load.rejected_count::double as rejected_count,
        load.duplicate_count::double as duplicate_count,
        sum(per_library.member_count::decimal(18, 9))::double as member_count,
        sum(per_library.unplaced_count::decimal(18, 9))::double as unplaced_count,
        sum(per_library.unmatched_count::decimal(18, 9))::double as unmatched_count,
        sum(per_library.non_resident_count::decimal(18, 9))::double as non_resident_count,
        sum(per_library.suppressed_count::decimal(18, 9))::double as suppressed_count,
        sum(per_library.suppressed_low::decimal(18, 9))::double as suppressed_low,
        sum(per_library.suppressed_high::decimal(18, 9))::double as suppressed_high
      from meta.load as load
      left join per_library
        on per_library.feed = load.feed and per_library.snapshot_date = load.snapshot_date
      group by all
    ),
    measured as (
      select
        *,
        1 - (unplaced_count + unmatched_count) / nullif(member_count, 0) as match_rate,
        coalesce(member_count, loaded_count)
          / nullif(lag(coalesce(member_count, loaded_count)) over (
            partition by feed, library_id order by snapshot_date
          ), 0) - 1 as change
      from (select * from whole union all select * from per_library)
    ),
    found as (
      select
        *,
        rejected_count / nullif(read_count, 0) as reject_rate,
        concat_ws(',',
          case when rejected_count > 0.01 * read_count then 'rejected' end,
          case when unplaced_count > 0.05 * member_count then 'unplaced' end,
          case when unmatched_count > 0.05 * member_count then 'unmatched' end,
          case when change < -0.1 then 'drop' end,
          case when change > 0.1 then 'rise' end,
          case when suppressed_count > 0 then 'suppressed' end
        ) as finding
      from measured
    )
    select
      feed, source, snapshot_date, library_id, read_count, loaded_count, rejected_count, duplicate_count,
      member_count, unplaced_count, unmatched_count, non_resident_count, suppressed_count, suppressed_low,
      suppressed_high, case when match_rate < 0 then 0 else match_rate end as match_rate, change,
      case
        when match_rate < 0.8 or abs(change) > 0.3 or reject_rate > 0.05 then 'bad'
        when finding not in ('', 'suppressed') then 'attention'
        else 'good'
      end as verdict,
      finding,
      null::varchar as message,
      null::varchar as refusal,
      null::varchar as refusal_details
    from found
    union all
    select
      refusal.feed, refusal.source, refusal.snapshot_date, '_all', null, null, null, null, null, null,
      null, null, null, null, null, null, null, 'refused', 'refused', refusal.message,
      refusal.code, refusal.details
    from meta.refusal as refusal
    anti join meta.load as load
      on load.feed = refusal.feed and load.snapshot_date = refusal.snapshot_date
  `,
});

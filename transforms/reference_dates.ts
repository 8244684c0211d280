import { z } from "zod";
import { edition, snapshotDate } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "reference_dates",
  published: false,
  description:
    "Which snapshot of each reference feed holds for a day: the latest on or before it, else the earliest. One row per snapshot of members and reference feed.",
  grain: ["snapshot_date", "feed"],
  inputs: ["meta.load"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    feed: z.string().describe("Reference feed, such as residents."),
    source: z.string().describe("Source that the feed delivers."),
    reference_date: z.iso.date().describe("Snapshot of that feed which holds."),
    edition,
  }),
  sql: `
    with report as (
      select distinct snapshot_date
      from meta.load
      where counts_members
    ),
    reference as (
      select feed, source, snapshot_date as reference_date
      from meta.load
      where not counts_members and source <> 'control_totals'
    ),
    chosen as (
      select
        report.snapshot_date,
        reference.feed,
        reference.source,
        coalesce(
          max(reference.reference_date) filter (where reference.reference_date <= report.snapshot_date),
          min(reference.reference_date)
        ) as reference_date
      from report
      cross join reference
      group by all
    )
    select
      snapshot_date,
      feed,
      source,
      reference_date,
      md5(string_agg(concat(feed, '=', reference_date), ',' order by feed) over (
        partition by snapshot_date rows between unbounded preceding and unbounded following
      )) as edition
    from chosen
  `,
});

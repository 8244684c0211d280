import { z } from "zod";
import { segmentation, snapshotDate } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "base_dates",
  published: false,
  description:
    "Which snapshot of the residents holds for a day: each segmentation has residents of its own. One row per snapshot and segmentation that has any.",
  grain: ["snapshot_date", "segmentation"],
  inputs: ["mart.reference_dates", "source.residents", "meta.setting"],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    segmentation,
    base_date: z.iso.date().describe("Snapshot of the residents; the latest of several feeds."),
  }),
  sql: `
    with delivered as (
      select distinct feed, snapshot_date, segmentation
      from source.residents
    ),
    wanted as (
      select unnest(segmentations) as segmentation
      from meta.setting
    )
    select
      dates.snapshot_date,
      wanted.segmentation,
      max(dates.reference_date) as base_date
    from mart.reference_dates as dates
    inner join delivered
      on delivered.feed = dates.feed and delivered.snapshot_date = dates.reference_date
    inner join wanted
      on delivered.segmentation is null or delivered.segmentation = wanted.segmentation
    group by all
  `,
});

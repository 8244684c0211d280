import { z } from "zod";
import { libraryId } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

const eventKinds = [
  "branch_opened",
  "branch_closed",
  "municipality_added",
  "municipality_removed",
  "segmentation_renewed",
  "residents_renewed",
] as const;

export default defineTransform({
  name: "events",
  published: true,
  description:
    "What happened to a library or to its sources between two snapshots, by which a figure can change though nobody came or went. One row per first snapshot after it, library, kind and subject.",
  grain: ["snapshot_date", "library_id", "kind", "subject_id"],
  inputs: ["mart.scopes", "mart.base_dates", "source.segmentation"],
  schema: z.object({
    snapshot_date: z.iso.date().describe("First snapshot of the library in which it shows."),
    library_id: libraryId,
    kind: z
      .enum(eventKinds)
      .describe(
        "What happened: a branch or municipality is counted for the first time or no longer; a segmentation came into force; the residents of a segmentation are of a later date.",
      ),
    subject_id: z
      .string()
      .describe("The branch or municipality by its scope_id, or the segmentation as id@version."),
    subject_name: z.string().describe("Its name, as last delivered."),
  }),
  sql: `
    with day as (
      select distinct library_id, snapshot_date
      from mart.scopes
    ),
    span as (
      select library_id, min(snapshot_date) as first_date, max(snapshot_date) as last_date
      from day
      group by all
    ),
    place as (
      select
        library_id,
        scope,
        scope_id,
        arg_max(scope_name, snapshot_date) as scope_name,
        min(snapshot_date) as first_date,
        max(snapshot_date) as last_date
      from mart.scopes
      where scope <> 'library'
      group by all
    ),
    come as (
      select
        place.first_date as snapshot_date,
        place.library_id,
        if(place.scope = 'branch', 'branch_opened', 'municipality_added') as kind,
        place.scope_id as subject_id,
        place.scope_name as subject_name
      from place
      inner join span on span.library_id = place.library_id
      where place.first_date > span.first_date
    ),
    gone as (
      select
        min(day.snapshot_date) as snapshot_date,
        place.library_id,
        if(place.scope = 'branch', 'branch_closed', 'municipality_removed') as kind,
        place.scope_id as subject_id,
        place.scope_name as subject_name
      from place
      inner join day on day.library_id = place.library_id and day.snapshot_date > place.last_date
      group by all
    ),
    in_force as (
      select segmentation, min(snapshot_date) as since
      from source.segmentation
      group by all
    ),
    renewed as (
      select
        min(day.snapshot_date) as snapshot_date,
        day.library_id,
        'segmentation_renewed' as kind,
        in_force.segmentation as subject_id,
        in_force.segmentation as subject_name
      from in_force
      inner join day on day.snapshot_date >= in_force.since
      inner join span on span.library_id = day.library_id and span.first_date < in_force.since
      group by all
    ),
    base as (
      select
        day.library_id,
        day.snapshot_date,
        base_dates.segmentation,
        base_dates.base_date,
        lag(base_dates.base_date) over (
          partition by day.library_id, base_dates.segmentation order by day.snapshot_date
        ) as earlier_date
      from day
      inner join mart.base_dates as base_dates on base_dates.snapshot_date = day.snapshot_date
    )
    from come
    union all
    from gone
    union all
    from renewed
    union all
    select snapshot_date, library_id, 'residents_renewed' as kind, segmentation as subject_id,
      segmentation as subject_name
    from base
    where base_date > earlier_date
    order by all
  `,
});

import { z } from "zod";
import { slugSql } from "../data/slug.js";
import { edition, libraryId } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "catchment_areas",
  published: false,
  description:
    "Areas that a library, municipality or branch serves. One row per edition, library, catchment and area.",
  grain: ["edition", "library_id", "catchment_id", "area_id"],
  inputs: ["source.catchments", "mart.reference_dates"],
  schema: z.object({
    edition,
    library_id: libraryId,
    catchment_id: z.string().describe("scope:scope_id, such as branch:bristol/redland-library."),
    catchment_name: z.string().describe("Name of the library, municipality or branch."),
    area_id: z.string().describe("Area code."),
    share: z.number().min(0).max(1).describe("Part of the area's residents that is served, 0..1."),
  }),
  sql: `
    with catchment as (
      select
        dates.edition,
        catchments.library,
        ${slugSql("catchments.library")} as library_id,
        catchments.branch,
        catchments.municipality,
        catchments.area_id,
        catchments.share
      from (select distinct edition, feed, reference_date from mart.reference_dates) as dates
      inner join source.catchments as catchments
        on catchments.feed = dates.feed and catchments.snapshot_date = dates.reference_date
    ),
    named as (
      select edition, library_id, 'library:' || library_id as catchment_id, library as catchment_name, area_id, share
      from catchment
      where branch is null
      union all
      select edition, library_id, 'municipality:' || ${slugSql("municipality")} as catchment_id,
        municipality as catchment_name, area_id, share
      from catchment
      where branch is null and municipality is not null
      union all
      select edition, library_id, 'branch:' || library_id || '/' || ${slugSql("branch")} as catchment_id,
        branch as catchment_name, area_id, share
      from catchment
      where branch is not null
    )
    select edition, library_id, catchment_id, min(catchment_name) as catchment_name, area_id, max(share) as share
    from named
    group by all
  `,
});

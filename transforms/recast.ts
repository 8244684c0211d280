import { z } from "zod";
import { edition } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "recast",
  published: false,
  description:
    "How the members of an area of an older vintage are shared over today's areas. One row per edition, old area and new area.",
  grain: ["edition", "old_area_id", "area_id"],
  inputs: ["source.boundaries", "mart.reference_dates", "mart.area_segments"],
  schema: z.object({
    edition,
    old_area_id: z.string().describe("Area code of the older vintage."),
    area_id: z.string().describe("Area code of today."),
    share: z.number().min(0).max(1).describe("Part of the old area's members, 0..1; sums to 1."),
  }),
  sql: `
    with boundary as (
      select distinct dates.edition, boundaries.old_area_id, boundaries.area_id, boundaries.share
      from (select distinct edition, feed, reference_date from mart.reference_dates) as dates
      inner join source.boundaries as boundaries
        on boundaries.feed = dates.feed and boundaries.snapshot_date = dates.reference_date
    ),
    -- Persons where they are known, else households.
    resident as (
      select edition, area_id, sum(base_count::decimal(18, 9)) as base_count
      from mart.area_segments
      where basis = (select max(basis) from mart.area_segments)
      group by all
    ),
    weighted as (
      select
        boundary.edition,
        boundary.old_area_id,
        boundary.area_id,
        boundary.share,
        coalesce(resident.base_count, 0) as weight,
        sum(coalesce(resident.base_count, 0)) over old_area as old_weight,
        count(*) over old_area as parts
      from boundary
      left join resident on resident.edition = boundary.edition and resident.area_id = boundary.area_id
      window old_area as (partition by boundary.edition, boundary.old_area_id)
    )
    select
      edition,
      old_area_id,
      area_id,
      coalesce(
        share,
        case when old_weight > 0 then weight::double / old_weight::double else 1.0 / parts end
      ) as share
    from weighted
  `,
});

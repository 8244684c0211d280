import { z } from "zod";
import { edition } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

// In a fixed order, as a sum of doubles depends on it.
const oldArea = `
  partition by edition, old_area_id order by area_id
  rows between unbounded preceding and unbounded following`;

export default defineTransform({
  name: "recast",
  published: false,
  description:
    "How the members of an area of an older vintage are shared over today's areas. One row per edition, old area and new area.",
  grain: ["edition", "old_area_id", "area_id"],
  inputs: ["source.boundaries", "mart.reference_dates", "mart.area_segments", "meta.setting"],
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
      where segmentation = (select segmentation from meta.setting) and member_group = 'all'
      group by edition, area_id, basis
      qualify basis = max(basis) over (partition by edition)
    ),
    weighted as (
      select
        edition,
        old_area_id,
        area_id,
        boundary.share,
        coalesce(resident.base_count, 0) as weight,
        sum(boundary.share) over old_area as given,
        sum(coalesce(resident.base_count, 0)) filter (boundary.share is null) over old_area as rest_weight,
        count(*) filter (boundary.share is null) over old_area as rest_parts,
        count(*) over old_area as parts
      from boundary
      left join resident using (edition, area_id)
      window old_area as (${oldArea})
    ),
    shared as (
      select
        *,
        coalesce(share, greatest(1 - coalesce(given, 0), 0) * case
          when rest_weight > 0 then weight::double / rest_weight::double
          else 1 / rest_parts
        end) as part
      from weighted
    )
    -- Delivered shares are rounded: without this, members would be lost or doubled.
    select
      edition,
      old_area_id,
      area_id,
      coalesce(part / nullif(sum(part) over old_area, 0), 1 / parts) as share
    from shared
    window old_area as (${oldArea})
  `,
});

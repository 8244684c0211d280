import { z } from "zod";
import { clusterParts } from "./clusterParts.js";
import { edition, level, libraryId, memberGroup, segmentation, segmentId } from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { residentSizes } from "./residentSizes.js";

export default defineTransform({
  name: "cluster_base",
  published: false,
  description:
    "Sums of squares of the residents of each catchment over the clusters in which persons join together: the part of scope_clusters that no member changes. One row per edition, library, catchment, segmentation, member group, cluster, level and (sub)segment.",
  grain: [
    "edition",
    "library_id",
    "catchment_id",
    "segmentation",
    "member_group",
    "cluster",
    "level",
    "segment_id",
  ],
  inputs: ["mart.catchment_areas", "mart.area_segments", "meta.setting"],
  schema: z.object({
    edition,
    library_id: libraryId,
    catchment_id: z.string().describe("As in catchment_areas."),
    segmentation,
    member_group: memberGroup,
    cluster: z.enum(["household", "area"]).describe("Who are taken to join together."),
    level,
    segment_id: segmentId,
    area_count: z.int().min(0).describe("Areas that the (sub)segment lives in, also in part."),
    own_base_squares: z
      .number()
      .min(0)
      .describe("Residents of a cluster, squared, times the square of its part in the segment."),
    shared_base_squares: z
      .number()
      .min(0)
      .describe("Residents of a cluster, squared, times its part in the segment."),
  }),
  sql: `
    with ${residentSizes},
    cluster as (
      -- Of households only their average size in the area is known.
      select
        served.edition, served.library_id, served.catchment_id, resident.segmentation, resident.member_group,
        'household' as cluster, served.area_id, resident.segment_id, resident.subsegment_id,
        coalesce(served.share * resident.persons ** 2 / nullif(resident.households, 0), 0) as base_squares
      from mart.catchment_areas as served
      inner join resident on resident.edition = served.edition and resident.area_id = served.area_id
      union all
      select
        served.edition, served.library_id, served.catchment_id, area.segmentation, area.member_group,
        'area' as cluster, served.area_id, '' as segment_id, '' as subsegment_id,
        (served.share * area.persons) ** 2 as base_squares
      from mart.catchment_areas as served
      inner join area on area.edition = served.edition and area.area_id = served.area_id
    ),
    ${clusterParts}
    select
      edition,
      library_id,
      catchment_id,
      segmentation,
      member_group,
      cluster,
      level,
      level_segment_id as segment_id,
      count(distinct area_id) as area_count,
      sum((base_squares * part ** 2)::decimal(28, 9))::double as own_base_squares,
      sum((base_squares * part)::decimal(28, 9))::double as shared_base_squares
    from parted
    group by all
  `,
});

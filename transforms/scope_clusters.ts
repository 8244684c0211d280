import { z } from "zod";
import {
  basis,
  level,
  libraryId,
  memberGroup,
  scope,
  scopeId,
  segmentation,
  segmentId,
  snapshotDate,
} from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { clusterParts } from "./clusterParts.js";
import { located } from "./located.js";
import { residentSizes } from "./residentSizes.js";

const sum = z.number().min(0);

export default defineTransform({
  name: "scope_clusters",
  published: false,
  description:
    "Sums of squares over the clusters in which persons join together, from which the variance of a count of persons is made. One row per snapshot, scope, segmentation, member group, level and (sub)segment.",
  grain: [
    "snapshot_date",
    "library_id",
    "scope",
    "scope_id",
    "segmentation",
    "basis",
    "member_group",
    "level",
    "segment_id",
  ],
  inputs: [
    "mart.member_cells",
    "mart.scopes",
    "mart.cluster_base",
    "mart.catchment_areas",
    "mart.area_segments",
    "meta.setting",
  ],
  perSnapshot: true,
  schema: z.object({
    snapshot_date: snapshotDate,
    library_id: libraryId,
    scope,
    scope_id: scopeId,
    segmentation,
    basis,
    member_group: memberGroup,
    level,
    segment_id: segmentId,
    cluster: z
      .enum(["household", "area"])
      .describe("Who are taken to join together: a household where addresses are known."),
    area_count: z.int().min(0).describe("Areas that the (sub)segment lives in, also in part."),
    own_member_squares: sum.describe(
      "Members of a cluster, squared, times the square of its part in the segment.",
    ),
    own_products: sum.describe("Members times residents of a cluster, times the same."),
    own_base_squares: sum.describe("Residents of a cluster, squared, times the same."),
    shared_member_squares: sum.describe(
      "Members of a cluster, squared, times its part in the segment.",
    ),
    shared_products: sum.describe("Members times residents of a cluster, times its part."),
    shared_base_squares: sum.describe("Residents of a cluster, squared, times its part."),
  }),
  sql: `
    with ${located},
    -- Where too few addresses are known, it is not known who live together either.
    clustering as (
      select
        snapshot_date,
        library_id,
        member_group,
        case when sum(housed_count) >= 0.95 * sum(member_count) then 'household' else 'area' end as cluster
      from mart.member_cells
      where branch_id = '_all' and basis = 'persons' and area_id <> ''
        and segmentation = (select segmentation from meta.setting)
      group by all
    ),
    ${residentSizes},
    classed as (
      select located.* replace (
        case when mixed_area_id is null then segment_id else '' end as segment_id,
        case when mixed_area_id is null then subsegment_id else '' end as subsegment_id
      ), clustering.cluster
      from located
      inner join clustering
        on clustering.snapshot_date = located.snapshot_date
        and clustering.library_id = located.library_id
        and clustering.member_group = located.member_group
      where basis = 'persons' and rest is null
    ),
    area_member as (
      select snapshot_date, edition, library_id, scope, scope_id, segmentation, member_group, cluster, area_id,
        sum(member_count) as members
      from classed
      where cluster = 'area'
      group by all
    ),
    cluster as (
      -- The squares of households are known; their residents by the average size in the area.
      select
        classed.snapshot_date, classed.edition, classed.library_id, classed.scope, classed.scope_id,
        classed.segmentation, classed.member_group, classed.cluster,
        case when classed.segment_id = '' then classed.area_id else '' end as area_id,
        classed.segment_id, classed.subsegment_id,
        sum(classed.member_squares)::double as member_squares,
        sum((classed.member_count * coalesce(
          resident.persons / nullif(resident.households, 0), area.persons / nullif(area.households, 0), 0
        ))::decimal(28, 9))::double as products
      from classed
      left join resident
        on resident.edition = classed.edition and resident.segmentation = classed.segmentation
        and resident.member_group = classed.member_group
        and resident.area_id = classed.area_id
        and resident.segment_id = classed.segment_id and resident.subsegment_id = classed.subsegment_id
      left join area
        on area.edition = classed.edition and area.segmentation = classed.segmentation
        and area.member_group = classed.member_group and area.area_id = classed.area_id
      where classed.cluster = 'household'
      group by all
      union all
      select
        area_member.* exclude (members, area_id), area_member.area_id, '' as segment_id, '' as subsegment_id,
        area_member.members ** 2 as member_squares,
        area_member.members * served.share * area.persons as products
      from area_member
      inner join mart.scopes as scopes using (snapshot_date, edition, library_id, scope, scope_id)
      inner join mart.catchment_areas as served
        on served.edition = area_member.edition
        and served.library_id = area_member.library_id
        and served.catchment_id = scopes.catchment_id
        and served.area_id = area_member.area_id
      inner join area
        on area.edition = area_member.edition and area.segmentation = area_member.segmentation
        and area.member_group = area_member.member_group and area.area_id = area_member.area_id
    ),
    ${clusterParts},
    member as (
      select
        snapshot_date, library_id, scope, scope_id, segmentation, member_group, level, level_segment_id as segment_id,
        sum((member_squares * part ** 2)::decimal(28, 9))::double as own_member_squares,
        sum((products * part ** 2)::decimal(28, 9))::double as own_products,
        sum((member_squares * part)::decimal(28, 9))::double as shared_member_squares,
        sum((products * part)::decimal(28, 9))::double as shared_products
      from parted
      group by all
    )
    select
      scopes.snapshot_date,
      scopes.library_id,
      scopes.scope,
      scopes.scope_id,
      base.segmentation,
      'persons' as basis,
      base.member_group,
      base.level,
      base.segment_id,
      base.cluster,
      base.area_count,
      coalesce(member.own_member_squares, 0) as own_member_squares,
      coalesce(member.own_products, 0) as own_products,
      base.own_base_squares,
      coalesce(member.shared_member_squares, 0) as shared_member_squares,
      coalesce(member.shared_products, 0) as shared_products,
      base.shared_base_squares
    from mart.scopes as scopes
    inner join clustering
      on clustering.snapshot_date = scopes.snapshot_date and clustering.library_id = scopes.library_id
    inner join mart.cluster_base as base
      on base.edition = scopes.edition
      and base.library_id = scopes.library_id
      and base.catchment_id = scopes.catchment_id
      and base.member_group = clustering.member_group
      and base.cluster = clustering.cluster
    left join member
      on member.snapshot_date = scopes.snapshot_date
      and member.library_id = scopes.library_id
      and member.scope = scopes.scope
      and member.scope_id = scopes.scope_id
      and member.segmentation = base.segmentation
      and member.member_group = base.member_group
      and member.level = base.level
      and member.segment_id = base.segment_id
  `,
});

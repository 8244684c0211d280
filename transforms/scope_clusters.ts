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
import { atEachLevel } from "./levels.js";
import { located } from "./located.js";

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
    -- Persons of each age, and households, of an area, or of a segment in it where addresses have one.
    counted as (
      select
        edition, area_segments.segmentation, basis, member_group, area_id,
        case when setting.assignment = 'address' then segment_id else '' end as segment_id,
        case when setting.assignment = 'address' then subsegment_id else '' end as subsegment_id,
        sum(base_count::decimal(18, 9))::double as base_count
      from mart.area_segments as area_segments
      cross join meta.setting as setting
      group by all
    ),
    resident as (
      select persons.* exclude (basis, base_count), persons.base_count as persons,
        coalesce(households.base_count, 0) as households
      from counted as persons
      left join counted as households
        on households.basis = 'households'
        and households.edition = persons.edition
        and households.segmentation = persons.segmentation
        and households.area_id = persons.area_id
        and households.segment_id = persons.segment_id
        and households.subsegment_id = persons.subsegment_id
      where persons.basis = 'persons'
    ),
    area as (
      select edition, segmentation, member_group, area_id, sum(persons) as persons, sum(households) as households
      from resident
      group by all
    ),
    served as (
      select
        scopes.snapshot_date, scopes.edition, scopes.library_id, scopes.scope, scopes.scope_id,
        clustering.member_group, clustering.cluster, catchment_areas.area_id, catchment_areas.share
      from mart.scopes as scopes
      inner join clustering
        on clustering.snapshot_date = scopes.snapshot_date and clustering.library_id = scopes.library_id
      inner join mart.catchment_areas as catchment_areas
        on catchment_areas.edition = scopes.edition
        and catchment_areas.library_id = scopes.library_id
        and catchment_areas.catchment_id = scopes.catchment_id
    ),
    classed as (
      select * replace (
        case when mixed_area_id is null then segment_id else '' end as segment_id,
        case when mixed_area_id is null then subsegment_id else '' end as subsegment_id
      )
      from located
      where basis = 'persons' and rest is null
    ),
    -- Households: the squares are known of those with members; of the others, their average size.
    household_cluster as (
      select
        classed.snapshot_date, classed.edition, classed.library_id, classed.scope, classed.scope_id, classed.segmentation,
        classed.member_group, clustering.cluster, classed.area_id, classed.segment_id, classed.subsegment_id,
        classed.member_squares,
        classed.member_count * coalesce(resident.persons / nullif(resident.households, 0), area.persons / nullif(area.households, 0), 0) as products,
        0 as base_squares
      from classed
      inner join clustering
        on clustering.snapshot_date = classed.snapshot_date
        and clustering.library_id = classed.library_id
        and clustering.member_group = classed.member_group
        and clustering.cluster = 'household'
      left join resident
        on resident.edition = classed.edition and resident.segmentation = classed.segmentation
        and resident.member_group = classed.member_group
        and resident.area_id = classed.area_id
        and resident.segment_id = classed.segment_id and resident.subsegment_id = classed.subsegment_id
      left join area
        on area.edition = classed.edition and area.segmentation = classed.segmentation
        and area.member_group = classed.member_group and area.area_id = classed.area_id
      union all
      select
        served.snapshot_date, served.edition, served.library_id, served.scope, served.scope_id, resident.segmentation,
        served.member_group, served.cluster, served.area_id, resident.segment_id, resident.subsegment_id,
        0 as member_squares,
        0 as products,
        coalesce(served.share * resident.persons ** 2 / nullif(resident.households, 0), 0) as base_squares
      from served
      inner join resident
        on resident.edition = served.edition and resident.area_id = served.area_id
        and resident.member_group = served.member_group
      where served.cluster = 'household'
    ),
    area_member as (
      select snapshot_date, library_id, scope, scope_id, segmentation, member_group, area_id, sum(member_count) as members
      from classed
      group by all
    ),
    area_cluster as (
      select
        served.snapshot_date, served.edition, served.library_id, served.scope, served.scope_id, area.segmentation,
        served.member_group, served.cluster, served.area_id, '' as segment_id, '' as subsegment_id,
        coalesce(area_member.members, 0) ** 2 as member_squares,
        coalesce(area_member.members, 0) * served.share * area.persons as products,
        (served.share * area.persons) ** 2 as base_squares
      from served
      inner join area
        on area.edition = served.edition and area.area_id = served.area_id
        and area.member_group = served.member_group
      left join area_member
        on area_member.snapshot_date = served.snapshot_date
        and area_member.library_id = served.library_id
        and area_member.scope = served.scope
        and area_member.scope_id = served.scope_id
        and area_member.segmentation = area.segmentation
        and area_member.member_group = served.member_group
        and area_member.area_id = served.area_id
      where served.cluster = 'area'
    ),
    cluster as (
      select * from household_cluster
      union all
      select * from area_cluster
    ),
    mix as (
      select *, base_count / (sum(base_count::decimal(18, 9)) over area)::double as part
      from mart.area_segments
      where base_count > 0 and basis = 'persons' and member_group = 'all'
      window area as (partition by edition, segmentation, area_id)
    ),
    mixed as (
      select edition, segmentation, area_id, level, level_segment_id, sum(part::decimal(18, 9))::double as part
      from (${atEachLevel("mix")})
      where level_segment_id <> '_unassigned'
      group by all
    ),
    parted as (
      select cluster.*, mixed.level, mixed.level_segment_id, mixed.part
      from cluster
      inner join mixed
        on mixed.edition = cluster.edition and mixed.segmentation = cluster.segmentation and mixed.area_id = cluster.area_id
      where cluster.segment_id = ''
      union all
      select * exclude (level, level_segment_id), level, level_segment_id, 1 as part
      from (${atEachLevel("(from cluster where segment_id <> '')")})
      where level_segment_id <> '_unassigned'
    )
    select
      snapshot_date,
      library_id,
      scope,
      scope_id,
      segmentation,
      'persons' as basis,
      member_group,
      level,
      level_segment_id as segment_id,
      cluster,
      count(distinct area_id) as area_count,
      sum((member_squares * part ** 2)::decimal(28, 9))::double as own_member_squares,
      sum((products * part ** 2)::decimal(28, 9))::double as own_products,
      sum((base_squares * part ** 2)::decimal(28, 9))::double as own_base_squares,
      sum((member_squares * part)::decimal(28, 9))::double as shared_member_squares,
      sum((products * part)::decimal(28, 9))::double as shared_products,
      sum((base_squares * part)::decimal(28, 9))::double as shared_base_squares
    from parted
    group by all
  `,
});

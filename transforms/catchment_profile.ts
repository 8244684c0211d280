import { z } from "zod";
import { baseCount, baseDate, index, profileGrain, profileKeys } from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { completeCatchment, type ComparedRow } from "./profile/completeCatchment.js";

const share = z.number().min(0).max(1).nullable();

export default defineTransform({
  name: "catchment_profile",
  description:
    "Who lives in the catchment (report 1, inwonersanalyse van het werkgebied), beside a reference. One row per snapshot, scope, (sub)segment, basis and reference.",
  grain: [...profileGrain, "reference"],
  inputs: [
    "mart.scopes",
    "mart.catchment_base",
    "mart.catchment_municipalities",
    "mart.peer_groups",
    "mart.base_dates",
    "meta.setting",
  ],
  perSnapshot: true,
  schema: z.object({
    ...profileKeys,
    reference: z
      .enum(["library", "municipality", "country", "peers"])
      .describe(
        "What the shares are set against: the whole library, the municipality in which most residents of a branch's catchment live, all areas with residents, or the catchments of the library's peers together.",
      ),
    base_date: baseDate,
    base_count: baseCount,
    area_count: z.int().min(0).describe("Areas in which they live."),
    share: share.describe(
      "base_count / all classified residents of the scope, 0..1; null for rest rows.",
    ),
    reference_share: share.describe(
      "The same share in the reference, 0..1; null for rest rows, and where nobody lives there.",
    ),
    index: index.describe("100 x share / reference_share; null where the reference has none."),
    dissimilarity: share.describe(
      "Part of the residents who would have to change (sub)segment for scope and reference to be made up alike, 0..1; the same on each row of a level; null for rest rows, and where nobody lives in either.",
    ),
  }),
  complete: (selected: ComparedRow[]) => completeCatchment(selected),
  sql: `
    with base as (
      select edition, library_id, catchment_id, segmentation, basis, level, segment_id, base_count, area_count
      from mart.catchment_base
      where member_group = 'all' and list_contains((select bases from meta.setting), basis)
    ),
    peer as (
      select own.snapshot_date, own.library_id, other.library_id as peer_id
      from mart.peer_groups as own
      inner join mart.peer_groups as other
        on other.snapshot_date = own.snapshot_date
        and other.peer_group = own.peer_group
        and other.library_id <> own.library_id
    ),
    peer_base as (
      select
        peer.snapshot_date,
        peer.library_id,
        base.segmentation,
        base.basis,
        base.level,
        base.segment_id,
        sum(base.base_count::decimal(18, 9))::double as base_count
      from peer
      inner join mart.scopes as scopes
        on scopes.snapshot_date = peer.snapshot_date
        and scopes.library_id = peer.peer_id
        and scopes.scope = 'library'
      inner join base
        on base.edition = scopes.edition
        and base.library_id = scopes.library_id
        and base.catchment_id = scopes.catchment_id
      group by all
    ),
    referred as (
      select *, 'library' as reference, library_id as reference_library_id, 'library:' || library_id as reference_catchment_id
      from mart.scopes
      where scope <> 'library'
      union all
      select scopes.*, 'municipality' as reference, scopes.library_id as reference_library_id,
        home.municipality_catchment_id as reference_catchment_id
      from mart.scopes as scopes
      inner join mart.catchment_municipalities as home
        on home.edition = scopes.edition
        and home.library_id = scopes.library_id
        and home.catchment_id = scopes.catchment_id
      where scopes.scope = 'branch'
      union all
      select *, 'country' as reference, '' as reference_library_id, 'country:country' as reference_catchment_id
      from mart.scopes
      union all
      select *, 'peers' as reference, null as reference_library_id, null as reference_catchment_id
      from mart.scopes
      where (snapshot_date, library_id) in (select (snapshot_date, library_id) from peer)
    ),
    -- Segments of the scope, and those of its reference: either may have some that the other lacks.
    counted as (
      select
        referred.*,
        base.* exclude (edition, library_id, catchment_id),
        null::double as reference_count
      from referred
      inner join base
        on base.edition = referred.edition
        and base.library_id = referred.library_id
        and base.catchment_id = referred.catchment_id
      union all by name
      select
        referred.*,
        base.* exclude (edition, library_id, catchment_id, base_count, area_count),
        base.base_count as reference_count
      from referred
      inner join base
        on base.edition = referred.edition
        and base.library_id = referred.reference_library_id
        and base.catchment_id = referred.reference_catchment_id
      union all by name
      select
        referred.*,
        peer_base.* exclude (snapshot_date, library_id, base_count),
        peer_base.base_count as reference_count
      from referred
      inner join peer_base
        on peer_base.snapshot_date = referred.snapshot_date and peer_base.library_id = referred.library_id
      where referred.reference = 'peers'
    )
    select
      snapshot_date,
      library_id,
      scope,
      scope_id,
      segmentation,
      level,
      segment_id,
      basis,
      reference,
      base_dates.base_date,
      max(base_count) as base_count,
      max(area_count) as area_count,
      max(reference_count) as reference_count
    from counted
    left join mart.base_dates as base_dates using (snapshot_date, segmentation)
    group by all
    order by all
  `,
});

import { z } from "zod";
import { baseCount, baseDate, index, profileGrain, profileKeys } from "./columns.js";
import { defineTransform } from "./defineTransform.js";

export default defineTransform({
  name: "catchment_profile",
  description:
    "Who lives in the catchment (report 1, inwonersanalyse van het werkgebied), beside a reference. One row per snapshot, scope, (sub)segment, basis and reference.",
  grain: [...profileGrain, "reference"],
  inputs: ["mart.scopes", "mart.catchment_base", "meta.setting"],
  perSnapshot: true,
  schema: z.object({
    ...profileKeys,
    reference: z
      .enum(["library", "country"])
      .describe("What the shares are set against: the whole library, or all areas with residents."),
    base_date: baseDate,
    base_count: baseCount,
    area_count: z.int().min(0).describe("Areas in which they live."),
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe("base_count / all classified residents of the scope, 0..1; null for rest rows."),
    reference_share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe("The same share in the reference, 0..1."),
    index: index.describe("100 x share / reference_share; null where the reference has none."),
  }),
  sql: `
    with shared as (
      select
        catchment_base.*,
        case when not starts_with(segment_id, '_') or segment_id = '_all' then
          base_count / nullif(sum(base_count::decimal(18, 9)) filter (segment_id <> '_unassigned') over one, 0)::double
        end as share
      from mart.catchment_base as catchment_base
      where member_group = 'all'
      window one as (partition by edition, library_id, catchment_id, segmentation, basis, level)
    ),
    referred as (
      select *, 'library:' || library_id as reference_catchment_id, library_id as reference_library_id, 'library' as reference
      from mart.scopes
      where scope <> 'library'
      union all
      select *, 'country:country' as reference_catchment_id, '' as reference_library_id, 'country' as reference
      from mart.scopes
    )
    select
      referred.snapshot_date,
      referred.library_id,
      referred.scope,
      referred.scope_id,
      own.segmentation,
      own.level,
      own.segment_id,
      own.basis,
      referred.reference,
      referred.base_date,
      own.base_count,
      own.area_count,
      own.share,
      reference.share as reference_share,
      100 * own.share / nullif(reference.share, 0) as "index"
    from referred
    cross join meta.setting as setting
    inner join shared as own
      on own.edition = referred.edition
      and own.library_id = referred.library_id
      and own.catchment_id = referred.catchment_id
      and list_contains(setting.bases, own.basis)
    left join shared as reference
      on reference.edition = referred.edition
      and reference.library_id = referred.reference_library_id
      and reference.catchment_id = referred.reference_catchment_id
      and reference.segmentation = own.segmentation
      and reference.basis = own.basis
      and reference.level = own.level
      and reference.segment_id = own.segment_id
  `,
});

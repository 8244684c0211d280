import { z } from "zod";
import { memberGroup, profileGrain, profileKeys } from "./columns.js";
import { defineTransform } from "./defineTransform.js";
import { completeBenchmark, type MeasuredRow } from "./profile/completeBenchmark.js";

const bound = z.number().min(0).nullable();

export default defineTransform({
  name: "benchmark_gap",
  description:
    "Members lacking for what is reached elsewhere. One row per snapshot, scope, (sub)segment, basis, member group and benchmark that there is.",
  grain: [...profileGrain, "member_group", "benchmark"],
  inputs: ["mart.membership_profile", "mart.peer_groups", "meta.setting"],
  perSnapshot: true,
  schema: z.object({
    ...profileKeys,
    member_group: memberGroup,
    benchmark: z
      .enum(["library_mean", "peer_median", "peer_upper_quartile", "best_municipality"])
      .describe(
        "What is reached by the library as a whole, or of the same (sub)segment by the library's peers or in its best municipality; peers and municipalities where the (sub)segment is too small do not count.",
      ),
    rate: z.number().min(0).max(1).describe("Penetration of the benchmark, 0..1."),
    peer_count: z
      .int()
      .min(1)
      .nullable()
      .describe("Peers of which it is the median or quartile; null for other benchmarks."),
    gap_low: bound.describe("Least members lacking for that rate."),
    gap: bound.describe(
      "Members lacking for that rate; null where the penetration has no interval.",
    ),
    gap_high: bound.describe("Most members lacking for that rate."),
  }),
  complete: (selected: MeasuredRow[]) => completeBenchmark(selected),
  sql: `
    with profile as (
      select snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group,
        base_count, member_count, penetration, penetration_low, penetration_high, class
      from mart.membership_profile
      where segment_id = '_all' or not starts_with(segment_id, '_')
    ),
    -- What another can be measured by; above 1 is a data error.
    exemplary as (
      select profile.*
      from profile
      cross join meta.setting as setting
      where profile.penetration <= 1
        and profile.class is distinct from 'too_small'
        and profile.base_count >= setting.least_base
    ),
    among_peers as (
      select
        own.snapshot_date,
        own.library_id,
        exemplary.segmentation,
        exemplary.level,
        exemplary.segment_id,
        exemplary.basis,
        exemplary.member_group,
        quantile_cont(exemplary.penetration, [0.5, 0.75]) as rates,
        count(*) as peer_count
      from mart.peer_groups as own
      inner join mart.peer_groups as peer
        on peer.snapshot_date = own.snapshot_date
        and peer.peer_group = own.peer_group
        and peer.library_id <> own.library_id
      inner join exemplary
        on exemplary.snapshot_date = peer.snapshot_date
        and exemplary.library_id = peer.library_id
        and exemplary.scope = 'library'
      group by all
      having count(*) >= (select least_peers from meta.setting)
    ),
    benchmark as (
      select snapshot_date, library_id, segmentation, level, segment_id, basis, member_group,
        'peer_median' as benchmark, rates[1] as rate, peer_count
      from among_peers
      union all
      select snapshot_date, library_id, segmentation, level, segment_id, basis, member_group,
        'peer_upper_quartile' as benchmark, rates[2] as rate, peer_count
      from among_peers
      union all
      select snapshot_date, library_id, segmentation, level, segment_id, basis, member_group,
        'best_municipality' as benchmark, max(penetration) as rate, null as peer_count
      from exemplary
      where scope = 'municipality'
      group by all
    )
    select profile.* exclude (penetration, class), 'library_mean' as benchmark, whole.penetration as rate,
      null::bigint as peer_count
    from profile
    inner join profile as whole
      on whole.snapshot_date = profile.snapshot_date
      and whole.library_id = profile.library_id
      and whole.scope = 'library'
      and whole.level = 'total'
      and whole.segmentation = profile.segmentation
      and whole.basis = profile.basis
      and whole.member_group = profile.member_group
    where whole.penetration <= 1
    union all
    select profile.* exclude (penetration, class), benchmark.benchmark, benchmark.rate, benchmark.peer_count
    from profile
    inner join benchmark
      using (snapshot_date, library_id, segmentation, level, segment_id, basis, member_group)
    order by all
  `,
});

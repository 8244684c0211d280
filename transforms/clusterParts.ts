import { atEachLevel } from "./levels.js";

/**
 * SQL of the common table expressions `mixed` and `parted`: each row of `cluster` at each level, with the
 * part of it that is of the (sub)segment: all of it where the address decides, otherwise by the area's mix.
 */
export const clusterParts = `
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
    )`;

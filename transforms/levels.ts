/**
 * SQL that counts each row of `from` at three levels: as part of the total, of its segment and of
 * its subsegment. `from` has `segment_id` and `subsegment_id`, empty where none is known, and
 * optionally `rest`, a rest row's name, which then stands at every level.
 */
export function atEachLevel(from: string, hasRest = false): string {
  const rest = hasRest ? "when rest is not null then rest " : "";
  return `
      select 'total' as level, case ${rest}when segment_id = '' then '_unassigned' else '_all' end as level_segment_id, *
      from ${from}
      union all
      select 'segment' as level, case ${rest}when segment_id = '' then '_unassigned' else segment_id end as level_segment_id, *
      from ${from}
      union all
      select 'subsegment' as level, case ${rest}when subsegment_id = '' then '_unassigned' else subsegment_id end as level_segment_id, *
      from ${from}`;
}

/**
 * One row a delivery, as a library should see it: its own part where the delivery is split by
 * library, with what only the whole file can tell; no delivery of other libraries alone.
 */
export function judgedSql(library: string): string {
  return `
    select
      coalesce(own.feed, file.feed) as feed,
      coalesce(own.source, file.source) as source,
      coalesce(own.snapshot_date, file.snapshot_date) as snapshot_date,
      coalesce(own.library_id, file.library_id) as library_id,
      file.read_count, file.rejected_count, file.duplicate_count,
      if(own.feed is null, file.loaded_count, own.loaded_count) as loaded_count,
      if(own.feed is null, file.unplaced_count, own.unplaced_count) as unplaced_count,
      if(own.feed is null, file.suppressed_count, own.suppressed_count) as suppressed_count,
      if(own.feed is null, file.suppressed_low, own.suppressed_low) as suppressed_low,
      if(own.feed is null, file.suppressed_high, own.suppressed_high) as suppressed_high,
      if(own.feed is null, file.match_rate, own.match_rate) as match_rate,
      if(own.feed is null, file.change, own.change) as change,
      if(own.feed is null, file.verdict, own.verdict) as verdict
    from (from data_quality where library_id = '_all') as file
    left join (from data_quality where library_id = '${library}') as own
      using (feed, snapshot_date)
    where own.feed is not null or file.feed not in (
      select feed from data_quality where library_id <> '_all'
    ) or file.feed in (select feed from data_quality where library_id = '${library}')
    order by feed, snapshot_date`;
}

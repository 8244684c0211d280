import type { DuckDBConnection } from "@duckdb/node-api";
import path from "node:path";
import { slugSql } from "../../data/slug.js";

export interface SummaryRow {
  snapshot_date: string;
  scope_id: string;
  published: number;
  low: number | null;
  high: number | null;
}

/**
 * The publisher's own totals, rounded to 10, beside all members on file in `membership_profile`.
 * In 2018 they are per library, later per branch; what is no branch has no row of its own here.
 */
export async function summaryRows(
  connection: DuckDBConnection,
  data: string,
  marts: string,
): Promise<SummaryRow[]> {
  const summaries = path.join(data, "members-summary", "members_summary_*.csv");
  const reader = await connection.runAndReadAll(`
    with summary as (
      select
        regexp_extract(filename, '\\d{4}-\\d{2}-\\d{2}') as snapshot_date,
        concat_ws('/', ${slugSql("registered_authority")}, ${slugSql("name")}) as scope_id,
        users::double as published
      from read_csv('${summaries}', all_varchar = true, union_by_name = true, filename = true)
    ),
    on_file as (
      select
        snapshot_date::varchar as snapshot_date,
        scope_id,
        sum(member_count_low) as low,
        sum(member_count_high) as high
      from read_parquet('${path.join(marts, "membership_profile.parquet")}')
      where level = 'total' and basis = 'persons' and segmentation = 'oac@2021'
        and scope in ('library', 'branch')
      group by all
    )
    select
      summary.*,
      on_file.low,
      on_file.high
    from summary
    left join on_file using (snapshot_date, scope_id)
    where summary.snapshot_date in (select snapshot_date from on_file)
    order by summary.snapshot_date, summary.scope_id`);
  return reader.getRowObjectsJson() as unknown as SummaryRow[];
}

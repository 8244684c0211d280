import type { DuckDBConnection } from "@duckdb/node-api";
import path from "node:path";

/** What the oracle computes of each mart; the marts hold more. */
export const measures = {
  membership_profile: [
    "base_count",
    "member_count",
    "member_count_low",
    "member_count_high",
    "base_share",
    "member_share",
    "penetration",
    "index",
  ],
  catchment_profile: [
    "base_count",
    "area_count",
    "share",
    "reference_share",
    "index",
    "dissimilarity",
  ],
  penetration_trend: [
    "penetration",
    "previous",
    "year_ago",
    "change_previous",
    "change_year",
    "slope_per_year",
  ],
} as const;

export type ComparedMart = keyof typeof measures;

export interface Difference {
  key: string;
  ours: number | null;
  oracle: number | null;
}

const keys = [
  "snapshot_date",
  "library_id",
  "scope",
  "scope_id",
  "level",
  "segment_id",
  "reference",
  "measure",
];

export async function loadOracle(connection: DuckDBConnection, csv: string): Promise<void> {
  await connection.run(`
    create or replace table oracle as
    select * replace (coalesce(reference, '') as reference)
    from read_csv('${csv}', header = true, types = {
      'mart': 'varchar', 'snapshot_date': 'varchar', 'library_id': 'varchar', 'scope': 'varchar',
      'scope_id': 'varchar', 'level': 'varchar', 'segment_id': 'varchar', 'reference': 'varchar',
      'measure': 'varchar', 'value': 'double'
    })`);
}

/** Reads a published mart into a table `ours`, in the oracle's shape: one row per figure. */
async function loadMart(connection: DuckDBConnection, folder: string, mart: ComparedMart) {
  const file = path.join(folder, `${mart}.parquet`);
  const isCatchment = mart === "catchment_profile";
  const reference = isCatchment ? "reference" : "''";
  const ages = isCatchment ? "" : "and member_group = 'all'";
  await connection.run(`
    create or replace table ours as
    unpivot (
      select
        snapshot_date::varchar as snapshot_date,
        ${keys.slice(1, -2).join(", ")},
        ${reference} as reference,
        ${measures[mart].map((name) => `"${name}"::double as "${name}"`).join(", ")}
      from read_parquet('${file}')
      where basis = 'persons' and segmentation = 'oac@2021' ${ages}
    )
    on ${measures[mart].map((name) => `"${name}"`).join(", ")}
    into name measure value value`);
}

/**
 * Figures of a mart that only one side has, or that differ by more than a millionth. A rest row
 * without members may be there or not, so zeros of rest rows are left out on both sides.
 */
export async function differences(
  connection: DuckDBConnection,
  folder: string,
  mart: ComparedMart,
): Promise<Difference[]> {
  await loadMart(connection, folder, mart);
  const isFigure = "not (value = 0 and segment_id in ('_outside', '_unplaced', '_unassigned'))";
  const days = `snapshot_date in (select snapshot_date from oracle)`;
  const reader = await connection.runAndReadAll(`
    select
      concat_ws(' ', ${keys.join(", ")}) as key,
      ours.value as ours,
      oracle.value as oracle
    from (from ours where ${isFigure} and ${days}) as ours
    full outer join (from oracle where mart = '${mart}' and ${isFigure}) as oracle
      using (${keys.join(", ")})
    where ours.value is null
      or oracle.value is null
      or abs(ours.value - oracle.value)
        > 1e-6 * greatest(abs(ours.value), abs(oracle.value)) + 1e-9
    order by key`);
  return reader.getRowObjectsJson() as unknown as Difference[];
}

/** The first ten differences as text, such that a failed test shows what to look for. */
export function describeDifferences(mart: string, found: Difference[]): string {
  const lines = found
    .slice(0, 10)
    .map(({ key, ours, oracle }) => `  ${key}: ours ${ours ?? "none"}, oracle ${oracle ?? "none"}`);
  return [`${mart}: ${found.length} figures differ from the oracle`, ...lines].join("\n");
}

import type { SegmentClusters } from "../measures/clusters.js";
import type { Part } from "../measures/subsetIndex.js";
import type { Thresholds } from "../measures/thresholds.js";

/** What the SQL of `membership_profile` counts. */
export interface CountedRow {
  snapshot_date: string;
  library_id: string;
  scope: "library" | "municipality" | "branch";
  scope_id: string;
  segmentation: string;
  level: "total" | "segment" | "subsegment";
  segment_id: string;
  basis: "households" | "persons";
  member_group: "all" | "youth" | "adult" | "senior";
  base_date: string | null;
  base_count: number;
  member_count: number;
  member_count_low: number;
  member_count_high: number;
  cluster: "household" | "area" | null;
  area_count: number | null;
  own_member_squares: number | null;
  own_products: number | null;
  own_base_squares: number | null;
  shared_member_squares: number | null;
  shared_products: number | null;
  shared_base_squares: number | null;
  confidence: number;
  false_discovery_rate: number;
  average_low: number;
  average_high: number;
  least_base: number;
  least_expected: number;
}

export function isClassified({ segment_id }: Pick<CountedRow, "segment_id">): boolean {
  return segment_id === "_all" || !segment_id.startsWith("_");
}

/** A row against the classified total of its scope, suppressed counts as the configuration says. */
export function partOf(row: CountedRow, family: CountedRow[]): Part {
  return {
    members: row.member_count,
    base: row.base_count,
    allMembers: family.reduce((sum, { member_count }) => sum + member_count, 0),
    allBase: family.reduce((sum, { base_count }) => sum + base_count, 0),
  };
}

/**
 * The same at either end of what suppressed counts leave open: least against most elsewhere, and the
 * reverse. What stands for a suppressed count is within, also where that is 0 and lies under its least.
 */
export function extremesOf(row: CountedRow, family: CountedRow[]): { least: Part; most: Part } {
  const part = partOf(row, family);
  const least = (one: CountedRow) => Math.min(one.member_count_low, one.member_count);
  const most = (one: CountedRow) => Math.max(one.member_count_high, one.member_count);
  const others = (end: (one: CountedRow) => number) =>
    family.reduce((sum, one) => sum + (one === row ? 0 : end(one)), 0);
  const at = (members: number, rest: number) => ({ ...part, members, allMembers: members + rest });
  return { least: at(least(row), others(most)), most: at(most(row), others(least)) };
}

export function thresholdsOf(row: CountedRow): Thresholds {
  return {
    confidence: row.confidence,
    falseDiscoveryRate: row.false_discovery_rate,
    averageLow: row.average_low,
    averageHigh: row.average_high,
    leastBase: row.least_base,
    leastExpected: row.least_expected,
  };
}

/** Its clusters within those of its scope (`total`, the scope's row of all segments); null where nobody joins together. */
export function clustersOf(row: CountedRow, total: CountedRow | undefined): SegmentClusters | null {
  if (!row.cluster || !total?.cluster) return null;
  return {
    own: {
      memberSquares: row.own_member_squares ?? 0,
      products: row.own_products ?? 0,
      baseSquares: row.own_base_squares ?? 0,
    },
    shared: {
      memberSquares: row.shared_member_squares ?? 0,
      products: row.shared_products ?? 0,
      baseSquares: row.shared_base_squares ?? 0,
    },
    all: {
      memberSquares: total.own_member_squares ?? 0,
      products: total.own_products ?? 0,
      baseSquares: total.own_base_squares ?? 0,
    },
    count: countClusters(row),
    allCount: countClusters(total),
  };
}

/** Areas, or households with members: as many of equal size as would vary as much (Kish 1965). */
function countClusters(row: CountedRow): number {
  if (row.cluster === "area") return row.area_count ?? 0;
  return row.own_member_squares ? row.member_count ** 2 / row.own_member_squares : 0;
}

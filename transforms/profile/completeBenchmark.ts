import { gapTo } from "../measures/gap.js";
import type { CountedRow } from "./countedRow.js";

type Keys =
  | "snapshot_date"
  | "library_id"
  | "scope"
  | "scope_id"
  | "segmentation"
  | "level"
  | "segment_id"
  | "basis"
  | "member_group"
  | "base_count"
  | "member_count";

/** A row of `membership_profile` beside the rate of one benchmark. */
export interface MeasuredRow extends Pick<CountedRow, Keys> {
  penetration_low: number | null;
  penetration_high: number | null;
  benchmark: "library_mean" | "peer_median" | "peer_upper_quartile" | "best_municipality";
  rate: number;
  peer_count: number | null;
}

/** Members lacking for each benchmark. */
export function completeBenchmark(rows: MeasuredRow[]) {
  return rows.map((row) => ({ ...row, ...gapsOf(row) }));
}

function gapsOf(row: MeasuredRow) {
  const { rate, base_count: base, member_count: members } = row;
  const { penetration_low: low, penetration_high: high } = row;
  if (low === null || high === null) return { gap_low: null, gap: null, gap_high: null };
  return gapTo(rate, { base, members, penetration: { low, high } });
}

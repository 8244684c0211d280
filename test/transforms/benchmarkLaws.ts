import type { ProfileRow } from "./profileLaws.js";

interface Gaps {
  gap_low: number | null;
  gap: number | null;
  gap_high: number | null;
}

/** A row of membership_profile, as far as these laws go. */
export interface JudgedRow extends ProfileRow, Gaps {
  member_group: string;
  class: string | null;
}

/** A row of benchmark_gap. */
export interface BenchmarkRow extends Gaps {
  snapshot_date: string;
  library_id: string;
  scope: string;
  scope_id: string;
  level: string;
  segment_id: string;
  basis: string;
  member_group: string;
  benchmark: string;
  rate: number;
  peer_count: number | null;
}

type Law = (rows: BenchmarkRow[], profile: JudgedRow[]) => string[];

/** Each gives what breaks it in these rows. */
export const benchmarkLaws: Record<string, Law> = {
  "the least gap is at most the gap, and that at most the most": (rows) =>
    rows
      .filter((row) => row.gap !== null)
      .filter((row) => row.gap_low! > row.gap! + 1e-9 || row.gap! > row.gap_high! + 1e-9)
      .map(nameOf),

  "the gap to the library's mean is that of the profile": (rows, profile) => {
    const means = rows.filter(({ benchmark }) => benchmark === "library_mean");
    const told = new Map(means.map((row) => [keyOf(row), row]));
    return profile
      .filter((row) => !isRest(row))
      .filter((row) => {
        const mean = told.get(keyOf(row));
        const gaps = [mean?.gap_low ?? null, mean?.gap ?? null, mean?.gap_high ?? null];
        return gaps.join() !== [row.gap_low, row.gap, row.gap_high].join();
      })
      .map(keyOf);
  },

  "no municipality that counts does better than the best": (rows, profile) =>
    rows
      .filter(({ benchmark }) => benchmark === "best_municipality")
      .filter((best) =>
        profile.some(
          (row) =>
            row.scope === "municipality" &&
            segmentOf(row) === segmentOf(best) &&
            ["under", "average", "over"].includes(row.class ?? "") &&
            row.penetration! > best.rate,
        ),
      )
      .map(nameOf),

  "the upper quartile of the peers is at least their median, of as many": (rows) => {
    const medians = rows.filter(({ benchmark }) => benchmark === "peer_median");
    const upper = rows.filter(({ benchmark }) => benchmark === "peer_upper_quartile");
    const quartiles = new Map(upper.map((row) => [keyOf(row), row]));
    return medians
      .filter((row) => {
        const other = quartiles.get(keyOf(row));
        return !other || other.rate < row.rate || other.peer_count !== row.peer_count;
      })
      .map(nameOf);
  },

  "only peers are counted": (rows) =>
    rows
      .filter((row) => row.benchmark.startsWith("peer_") !== (row.peer_count !== null))
      .map(nameOf),
};

type Keyed = Omit<BenchmarkRow, "benchmark" | "rate" | "peer_count" | keyof Gaps>;

const isRest = ({ segment_id }: Keyed) => segment_id.startsWith("_") && segment_id !== "_all";
const segmentOf = (row: Keyed) =>
  [row.snapshot_date, row.library_id, row.level, row.segment_id, row.basis, row.member_group].join(
    " ",
  );
const keyOf = (row: Keyed) => `${segmentOf(row)} ${row.scope} ${row.scope_id}`;
const nameOf = (row: BenchmarkRow) => `${keyOf(row)} ${row.benchmark}`;

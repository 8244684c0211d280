import type { ServedDate, ServedRow } from "./served.js";

/** A count that an attacker wants, and what the files tell of it. */
export interface Count {
  id: string;
  scope: string;
  scopeId: string;
  basis: string;
  level: string;
  segment: string;
  base: number;
  /** Null where it is told nowhere. */
  told: number | null;
}

const placeOf = (row: ServedRow) => `${row.scope} ${row.scope_id} ${row.basis} ${row.member_group}`;
const idOf = (row: ServedRow) => `${placeOf(row)} ${row.level} ${row.segment_id}`;

/** The counts of the profile, each from whichever column gives it away. */
export function countsOf({ profile, trend }: ServedDate): Count[] {
  const totals = new Map(
    profile.filter((row) => row.segment_id === "_all").map((row) => [placeOf(row), row]),
  );
  const reach = new Map(trend.map((row) => [idOf(row), row.penetration]));
  const rates = new Map(
    [...totals.values()]
      .filter((row) => row.scope === "library")
      .map((row) => [row.basis, number(row.penetration)]),
  );
  return profile.map((row) => {
    const base = number(row.base_count) ?? 0;
    const total = totals.get(placeOf(row));
    const all = number(total?.member_count ?? null);
    const allBase = number(total?.base_count ?? null) ?? 0;
    const times = (ratio: number | null, of: number | null) =>
      ratio === null || of === null ? null : ratio * of;
    const gap = number(row.gap);
    const ways = [
      number(row.member_count),
      times(number(row.penetration), base),
      times(number(reach.get(idOf(row)) ?? null), base),
      times(number(row.member_share), all),
      allBase > 0 ? times(number(row.index), times(base / allBase / 100, all)) : null,
      gap !== null && gap > 0 ? (rates.get(row.basis ?? "") ?? 0) * base - gap : null,
    ];
    return {
      id: idOf(row),
      scope: String(row.scope),
      scopeId: String(row.scope_id),
      basis: String(row.basis),
      level: String(row.level),
      segment: String(row.segment_id),
      base,
      told: ways.find((one) => one !== null && Number.isFinite(one)) ?? null,
    };
  });
}

function number(value: string | number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Of columns that bound a count instead of telling it, those that say something of a hidden one. */
export function hintsOf({ profile }: ServedDate): string[] {
  const bounds = ["member_count_low", "member_count_high", "penetration_low", "penetration_high"];
  const others = ["index_low", "index_high", "gap_low", "gap_high", "z", "p_value", "q_value"];
  return profile
    .filter((row) => row.member_count === null)
    .flatMap((row) => [...bounds, ...others].filter((name) => (row[name] ?? null) !== null));
}

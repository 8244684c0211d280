import type { WorldContent } from "../support/world.js";

/** A row of membership_profile, as far as its laws go. */
export interface ProfileRow {
  snapshot_date: string;
  library_id: string;
  scope: string;
  scope_id: string;
  level: string;
  segment_id: string;
  basis: string;
  base_count: number;
  member_count: number;
  member_count_low: number;
  member_count_high: number;
  base_share: number | null;
  member_share: number | null;
  penetration: number | null;
  penetration_low: number | null;
  penetration_high: number | null;
  index: number | null;
  index_low: number | null;
  index_high: number | null;
  p_value: number | null;
  q_value: number | null;
  class: string | null;
  gap_low: number | null;
  gap: number | null;
  gap_high: number | null;
}

type Measure = (row: ProfileRow) => number;
type Law = (rows: ProfileRow[], content: WorldContent) => string[];

const members: Measure = (row) => row.member_count;
const bases: Measure = (row) => row.base_count;
const isRest = (row: ProfileRow) =>
  ["_outside", "_unplaced", "_unassigned"].includes(row.segment_id);
const isElsewhere = (row: ProfileRow) => ["_outside", "_unplaced"].includes(row.segment_id);
const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

/** Each gives what breaks it in these rows. */
export const profileLaws: Record<string, Law> = {
  "base and members of the segments sum to the total": (rows) =>
    [members, bases].flatMap((measure) =>
      inEqualSums(
        sums(rows, (row) => row.level === "segment" && !isRest(row), scopeOf, measure),
        sums(rows, (row) => row.segment_id === "_all", scopeOf, measure),
      ),
    ),

  "base and members of all rows are the same at each level": (rows) =>
    [members, bases].flatMap((measure) =>
      ["segment", "subsegment"].flatMap((level) =>
        inEqualSums(
          sums(rows, (row) => row.level === level, scopeOf, measure),
          sums(rows, (row) => row.level === "total", scopeOf, measure),
        ),
      ),
    ),

  "all rows of a library sum to all its members on file": (rows, content) =>
    inEqualSums(
      sums(rows, (row) => row.scope === "library" && row.level === "total", libraryOf, members),
      onFile(content),
    ),

  "municipalities sum to their library": (rows) =>
    [members, bases].flatMap((measure) =>
      inEqualSums(
        sums(rows, (row) => row.scope === "municipality", segmentOf, measure),
        sums(rows, (row) => row.scope === "library" && !isElsewhere(row), segmentOf, measure),
      ),
    ),

  "branches sum to their library by registration": (rows) =>
    inEqualSums(
      sums(rows, (row) => row.scope === "branch" && row.basis === "persons", segmentOf, members),
      sums(rows, (row) => row.scope === "library" && row.basis === "persons", segmentOf, members),
    ),

  "low is at most high, and the count between them where suppressed counts have a midpoint": (
    rows,
    content,
  ) =>
    rows
      .filter((row) => {
        const low = content.setting?.suppressed === "midpoint" ? row.member_count_low : 0;
        return (
          row.member_count_low > row.member_count_high + 1e-6 ||
          row.member_count > row.member_count_high + 1e-6 ||
          row.member_count < low - 1e-6
        );
      })
      .map(nameOf),

  "the index is 100 where the shares are equal": (rows) =>
    rows
      .filter((row) => row.base_share !== null && row.base_share > 0 && row.member_share !== null)
      .filter((row) => !isNear(row.index ?? NaN, (100 * row.member_share!) / row.base_share!))
      .map(nameOf),

  "an interval holds its estimate, whatever stands for a suppressed count": (rows) =>
    (["penetration", "index", "gap"] as const).flatMap((key) =>
      rows
        .filter((row) => row[`${key}_low`] !== null && row[key] !== null)
        .filter(
          (row) => row[key]! < row[`${key}_low`]! - 1e-9 || row[key]! > row[`${key}_high`]! + 1e-9,
        )
        .map((row) => `${key} ${nameOf(row)}`),
    ),

  "what is adjusted for many comparisons is no smaller": (rows) =>
    rows.filter((row) => row.q_value !== null && row.q_value < row.p_value!).map(nameOf),

  "only what is told apart from chance is called more or less than average": (rows) =>
    rows
      .filter((row) => row.class === "over" || row.class === "under")
      .filter((row) => {
        const isOver = row.class === "over";
        return row.q_value! > 0.05 || (isOver ? row.index! <= 110 : row.index! >= 90);
      })
      .map(nameOf),

  "a rest row has no ratio": (rows) =>
    rows
      .filter((row) => isRest(row))
      .filter((row) =>
        [row.base_share, row.member_share, row.penetration, row.index, row.class, row.gap].some(
          isKnown,
        ),
      )
      .map(nameOf),

  "penetration times base is the members": (rows) =>
    rows
      .filter((row) => row.penetration !== null)
      .filter((row) => !isNear(row.penetration! * row.base_count, row.member_count))
      .map(nameOf),
};

function isKnown(value: number | string | null): boolean {
  return value !== null;
}

const nameOf = (row: ProfileRow) => [scopeOf(row), row.level, row.segment_id].join(" ");
const libraryOf = (row: ProfileRow) => [row.snapshot_date, row.library_id, row.basis].join(" ");
const scopeOf = (row: ProfileRow) => [libraryOf(row), row.scope, row.scope_id].join(" ");
const segmentOf = (row: ProfileRow) => [libraryOf(row), row.level, row.segment_id].join(" ");

function sums(
  rows: ProfileRow[],
  isCounted: (row: ProfileRow) => boolean,
  keyOf: (row: ProfileRow) => string,
  measure: Measure,
): Map<string, number> {
  const result = new Map<string, number>();
  for (const row of rows.filter(isCounted)) {
    result.set(keyOf(row), (result.get(keyOf(row)) ?? 0) + measure(row));
  }
  return result;
}

/** A key that one side lacks is 0 there. */
function inEqualSums(left: Map<string, number>, right: Map<string, number>): string[] {
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((key) => !isNear(left.get(key) ?? 0, right.get(key) ?? 0))
    .map((key) => `${key}: ${left.get(key) ?? 0} and ${right.get(key) ?? 0}`);
}

/** Counted without SQL: active cards and delivered counts, and the addresses of the cards. */
function onFile({ members: cards = [], member_counts = [], setting }: WorldContent) {
  const persons = new Map<string, number>();
  const addresses = new Set<string>();
  const add = (date = "", library = "", count: number) => {
    const key = [date, library.toLowerCase(), "persons"].join(" ");
    persons.set(key, (persons.get(key) ?? 0) + count);
  };
  for (const card of cards) {
    if (card.expiry_date && card.expiry_date < card.snapshot_date!) continue;
    add(card.snapshot_date, card.library, 1);
    const isKnownHouse = card.area_id && card.house_number;
    const house = isKnownHouse ? [card.area_id, card.house_number] : [card.member_id];
    addresses.add(
      [card.snapshot_date, card.library!.toLowerCase(), "households", ...house].join(" "),
    );
  }
  for (const row of member_counts) {
    const standIn = setting?.suppressed === "midpoint" ? 2.5 : 0;
    add(row.snapshot_date, row.library, row.member_count ?? standIn);
  }
  const households = new Map<string, number>();
  for (const address of addresses) {
    const key = address.split(" ").slice(0, 3).join(" ");
    households.set(key, (households.get(key) ?? 0) + 1);
  }
  return new Map([...persons, ...households]);
}

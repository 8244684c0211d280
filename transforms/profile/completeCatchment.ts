import { dissimilarity } from "../measures/dissimilarity.js";
import { indexOf } from "../measures/subsetIndex.js";
import { isClassified, type CountedRow } from "./countedRow.js";
import { groupBy } from "./groupBy.js";

type Keys =
  | "snapshot_date"
  | "library_id"
  | "scope"
  | "scope_id"
  | "segmentation"
  | "level"
  | "segment_id"
  | "basis"
  | "base_date";

/** What the SQL of `catchment_profile` counts: a (sub)segment that the scope, its reference or both have. */
export interface ComparedRow extends Pick<CountedRow, Keys> {
  reference: "library" | "municipality" | "country" | "peers";
  /** Null where only the reference has the (sub)segment. */
  base_count: number | null;
  area_count: number | null;
  /** Null where only the scope has the (sub)segment. */
  reference_count: number | null;
}

/** Shares, index and dissimilarity of each scope and reference. */
export function completeCatchment(rows: ComparedRow[]) {
  return [...groupBy(rows, familyOf).values()].flatMap(completeFamily);
}

/** One scope, reference, basis and level: what is compared with each other. */
function completeFamily(family: ComparedRow[]) {
  const classified = family.filter(isClassified);
  const all = totalsOf(classified);
  const apart = dissimilarityOf(classified, all);
  return family.flatMap((row) => {
    const { base_count, area_count, reference_count, ...keys } = row;
    if (base_count === null || area_count === null) return [];
    const isCompared = isClassified(row);
    const reference = reference_count ?? 0;
    return {
      ...keys,
      base_count,
      area_count,
      share: isCompared ? shareOf(base_count, all.own) : null,
      reference_share: isCompared ? shareOf(reference, all.reference) : null,
      index: isCompared
        ? indexOf({
            members: base_count,
            base: reference,
            allMembers: all.own,
            allBase: all.reference,
          })
        : null,
      dissimilarity: isCompared ? apart : null,
    };
  });
}

interface Totals {
  own: number;
  reference: number;
}

function totalsOf(classified: ComparedRow[]): Totals {
  const totals = { own: 0, reference: 0 };
  for (const { base_count, reference_count } of classified) {
    totals.own += base_count ?? 0;
    totals.reference += reference_count ?? 0;
  }
  return totals;
}

function dissimilarityOf(classified: ComparedRow[], all: Totals): number | null {
  if (all.own === 0 || all.reference === 0) return null;
  return dissimilarity(
    classified.map(({ base_count, reference_count }) => [
      (base_count ?? 0) / all.own,
      (reference_count ?? 0) / all.reference,
    ]),
  );
}

function shareOf(part: number, all: number): number | null {
  return all > 0 ? part / all : null;
}

function familyOf(row: ComparedRow): string {
  const { library_id, scope, scope_id, segmentation, level, basis, reference } = row;
  return [library_id, scope, scope_id, segmentation, level, basis, reference].join("\n");
}

import { benjaminiHochberg } from "../measures/benjaminiHochberg.js";
import { classOf } from "../measures/classify.js";
import { commonSpread } from "../measures/clusters.js";
import { gapTo } from "../measures/gap.js";
import { quadrantOf } from "../measures/quadrant.js";
import { indexOf } from "../measures/subsetIndex.js";
import {
  clustersOf,
  extremesOf,
  isClassified,
  partOf,
  thresholdsOf,
  type CountedRow,
} from "./countedRow.js";
import { groupBy } from "./groupBy.js";
import { infer, type Inference } from "./inferRow.js";
import type { Clustering } from "./spread.js";

export type { CountedRow };

/** Shares, ratios, intervals and what may be said of them, for the counted rows of one snapshot. */
export function completeProfile(rows: CountedRow[]) {
  const totals = new Map(rows.filter(isTotal).map((row) => [scopeOf(row), row]));
  const rates = new Map([...totals].map(([scope, row]) => [scope, rateOf(row)]));
  const segments = countSegments(rows);
  return [...groupBy(rows, familyOf).values()].flatMap((family) =>
    completeFamily(family, {
      total: totals.get(scopeOf(family[0] as CountedRow)),
      rate: rates.get(libraryOf(family[0] as CountedRow)) ?? null,
      segments: segments.get(levelOf(family[0] as CountedRow)) ?? 1,
    }),
  );
}

interface Surroundings {
  /** The row of all segments of the scope. */
  total: CountedRow | undefined;
  /** Penetration of the library as a whole. */
  rate: number | null;
  /** (Sub)segments that there are at this level. */
  segments: number;
}

/** One snapshot, library, scope, level, basis and member group: what is compared with each other. */
function completeFamily(family: CountedRow[], surroundings: Surroundings) {
  const classified = family.filter(isClassified);
  const clusterings = clusteringsOf(classified, surroundings.total);
  const inferred = new Map(
    classified.map((row) => {
      const clustering = clusterings.get(row) ?? null;
      const ends = extremesOf(row, classified);
      const compared = { part: partOf(row, classified), ...ends, clustering };
      const isKnown = row.basis === "households" || clustering !== null;
      return [row, { ...infer(compared, thresholdsOf(row)), isKnown }];
    }),
  );
  const judged = [...inferred].filter(
    ([, one]) => !one.isTooSmall && one.isKnown && one.p !== null,
  );
  const adjusted = benjaminiHochberg(judged.map(([, { p }]) => p as number));
  const qValues = new Map(judged.map(([row], place) => [row, adjusted[place] as number]));
  return family.map((row) =>
    completeRow(row, classified, surroundings, inferred.get(row), qValues.get(row) ?? null),
  );
}

/** How persons join together in each (sub)segment; nothing where that cannot be told. */
function clusteringsOf(family: CountedRow[], total: CountedRow | undefined) {
  const known = family.flatMap((row) => {
    const clusters = clustersOf(row, total);
    const { member_count: members, base_count: base } = row;
    return clusters ? [{ row, members, base, clusters }] : [];
  });
  // Households are so many that the rates fitted to them do not matter.
  const isCoarse = total?.cluster === "area";
  const common = commonSpread(known, isCoarse ? known.length : 0);
  if (!common) return new Map<CountedRow, Clustering>();
  return new Map(known.map(({ row, clusters }) => [row, { clusters, common, isCoarse }]));
}

function completeRow(
  row: CountedRow,
  classified: CountedRow[],
  { rate, segments }: Surroundings,
  inference: (Inference & { isKnown: boolean }) | undefined,
  qValue: number | null,
) {
  const part = partOf(row, classified);
  const index = inference ? indexOf(part) : null;
  const isCompared = row.level !== "total" && inference !== undefined;
  const known = inference?.isKnown ? inference : null;
  return {
    ...countsOf(row),
    base_share: inference && part.allBase > 0 ? part.base / part.allBase : null,
    member_share: inference && part.allMembers > 0 ? part.members / part.allMembers : null,
    penetration: inference ? rateOf(row) : null,
    penetration_low: known?.penetration?.low ?? null,
    penetration_high: known?.penetration?.high ?? null,
    index,
    index_low: known?.index?.low ?? null,
    index_high: known?.index?.high ?? null,
    z: known?.z ?? null,
    p_value: known?.p ?? null,
    q_value: qValue,
    class: isCompared ? classIn(row, index, known, qValue) : null,
    quadrant:
      isCompared && index !== null && part.allBase > 0
        ? quadrantOf(index, part.base / part.allBase, segments)
        : null,
    cluster: inference ? (row.basis === "households" ? ("none" as const) : row.cluster) : null,
    ...gapsOf(row, rate, known),
  };
}

function classIn(
  row: CountedRow,
  index: number | null,
  known: Inference | null,
  qValue: number | null,
) {
  if (known?.isTooSmall) return "too_small" as const;
  if (qValue === null || index === null) return null;
  return classOf(index, qValue, thresholdsOf(row));
}

function gapsOf(row: CountedRow, rate: number | null, known: Inference | null) {
  if (rate === null || rate > 1 || !known?.penetration) {
    return { gap_low: null, gap: null, gap_high: null };
  }
  const { base_count: base, member_count: members } = row;
  return gapTo(rate, { base, members, penetration: known.penetration });
}

function countsOf(row: CountedRow) {
  const { snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id } = row;
  const { basis, member_group, base_date, base_count } = row;
  const { member_count, member_count_low, member_count_high } = row;
  return {
    ...{ snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id },
    ...{ basis, member_group, base_date, base_count },
    ...{ member_count, member_count_low, member_count_high },
  };
}

function rateOf({ member_count, base_count }: CountedRow): number | null {
  return base_count > 0 ? member_count / base_count : null;
}

function countSegments(rows: CountedRow[]): Map<string, number> {
  const byLevel = groupBy(rows.filter(isClassified), levelOf);
  return new Map(
    [...byLevel].map(([level, ones]) => [level, new Set(ones.map((one) => one.segment_id)).size]),
  );
}

const levelOf = ({ segmentation, level }: CountedRow) => `${segmentation}\n${level}`;
const isTotal = ({ segment_id }: CountedRow) => segment_id === "_all";

function libraryOf(row: CountedRow): string {
  return scopeOf({ ...row, scope: "library", scope_id: row.library_id });
}

function scopeOf(row: CountedRow): string {
  return [
    row.library_id,
    row.scope,
    row.scope_id,
    row.segmentation,
    row.basis,
    row.member_group,
  ].join("\n");
}

function familyOf(row: CountedRow): string {
  return `${scopeOf(row)}\n${row.level}`;
}

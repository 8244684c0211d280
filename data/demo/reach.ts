import { snapshotDates } from "./calendar.js";
import type { LibraryId } from "./places.js";
import type { Household } from "./region.js";
import type { SegmentId } from "./segments.js";
import { inclination, mixedUpSegment, nullSegment, ordinaryReach, plantedReach } from "./truths.js";

/** Share of the households like this one that has a member, at a snapshot. */
export type ReachOverTime = (household: Household, month: number) => number;

const likeAllOthers: SegmentId[] = [nullSegment, mixedUpSegment];

export function reachOverTime(library: LibraryId, households: Household[]): ReachOverTime {
  const others = households.filter(({ segment }) => !likeAllOthers.includes(segment.id));
  const means = snapshotDates.map((date, month) => meanReach(library, others, date, month));
  return (household, month) =>
    likeAllOthers.includes(household.segment.id)
      ? (means[month] as number)
      : reachOf(library, household, month);
}

function reachOf(library: LibraryId, { segment, area }: Household, month: number): number {
  const planted = plantedReach.find(
    (truth) =>
      truth.library === library &&
      truth.segment === segment.id &&
      (truth.branches?.includes(area.branch.name) ?? true),
  );
  const { first, last } = planted ?? ordinaryReach[library];
  const part = month / (snapshotDates.length - 1);
  return (first + (last - first) * part) * (planted ? 1 : inclination[segment.id]);
}

function meanReach(
  library: LibraryId,
  households: Household[],
  date: string,
  month: number,
): number {
  const there = households.filter(({ area }) => area.inhabitedFrom <= date);
  return there.reduce((sum, one) => sum + reachOf(library, one, month), 0) / there.length;
}

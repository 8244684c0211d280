import { snapshotDates } from "./calendar.js";
import type { LibraryId } from "./places.js";
import type { Household } from "./region.js";
import type { SegmentId } from "./segments.js";
import { segments } from "./segments.js";
import { inclination, nullSegment, ordinaryReach, plantedReach } from "./truths.js";

/** Share of the households of each segment that has a member, per snapshot. */
export type ReachOverTime = Record<SegmentId, number>[];

export function reachOverTime(library: LibraryId, households: Household[]): ReachOverTime {
  return snapshotDates.map((date, month) => {
    const part = month / (snapshotDates.length - 1);
    const reach = Object.fromEntries(
      segments.map(({ id }) => [id, reachOf(library, id, part)]),
    ) as Record<SegmentId, number>;
    reach[nullSegment] = meanOfOthers(reach, households, date);
    return reach;
  });
}

function reachOf(library: LibraryId, segment: SegmentId, part: number): number {
  const planted = plantedReach.find(
    (truth) => truth.library === library && truth.segment === segment,
  );
  const { first, last } = planted ?? ordinaryReach[library];
  return (first + (last - first) * part) * (planted ? 1 : inclination[segment]);
}

function meanOfOthers(
  reach: Record<SegmentId, number>,
  households: Household[],
  date: string,
): number {
  const others = households.filter(
    ({ segment, area }) => segment.id !== nullSegment && area.inhabitedFrom <= date,
  );
  return others.reduce((sum, { segment }) => sum + reach[segment.id], 0) / others.length;
}

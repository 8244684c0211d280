import type { Household } from "./region.js";
import type { Subsegment } from "./segments.js";
import { earlierSegmentation, segmentation, segments } from "./segments.js";
import { renewal } from "./truths.js";

/** A version of the segmentation, from the day on which its first file is delivered. */
export type Version = typeof segmentation | typeof earlierSegmentation;

interface Label {
  segment: string;
  subsegment: string;
}

/** What a version calls a household. */
export function labelIn(version: Version, { segment, subsegment }: Household): Label {
  const isRenamed = version === earlierSegmentation && subsegment.id === renewal.subsegment;
  return isRenamed ? renewal.before : { segment: segment.id, subsegment: subsegment.id };
}

/** The subsegments of a segment that a version knows. */
function subsegmentsIn(version: Version, all: Subsegment[]): Subsegment[] {
  return version === segmentation ? all : all.filter(({ id }) => id !== renewal.subsegment);
}

/** Rows of both levels, each with its place in the order. */
export function namesOf(version: Version) {
  const tops = segments.map(({ id, name, nameEn }) => ["segment", id, "", name, nameEn] as const);
  const subs = segments.flatMap((segment) =>
    subsegmentsIn(version, segment.subsegments).map(
      ({ id, name, nameEn }) => ["subsegment", id, segment.id, name, nameEn] as const,
    ),
  );
  return [tops, subs].flatMap((level) =>
    level.map(([name, id, parent, ...names], position) => [
      version,
      name,
      id,
      parent,
      position + 1,
      ...names,
    ]),
  );
}

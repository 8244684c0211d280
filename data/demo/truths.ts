import type { LibraryId } from "./places.js";
import type { SegmentId } from "./segments.js";
import { dayOf } from "./calendar.js";

/** Share of households with a member, 0..1, at the first and the last snapshot; a straight line between. */
interface Reach {
  first: number;
  last: number;
}

/** What a segment of ordinary inclination has. */
export const ordinaryReach: Record<LibraryId, Reach> = {
  merwedal: { first: 0.295, last: 0.3 },
  zilverdijk: { first: 0.275, last: 0.275 },
  heidewoud: { first: 0.315, last: 0.3 },
};

/** Reach of a segment as a multiple of the ordinary. H and D have none: see below. */
export const inclination: Record<SegmentId, number> = {
  A: 0.8,
  B: 0.95,
  C: 1.95,
  D: 1,
  E: 0.6,
  F: 1.0,
  G: 0.75,
  H: 1.0,
  I: 1.3,
  J: 0.7,
  K: 1.15,
};

/** Their reach is that of all other households of the library together: there is nothing to be found. */
export const nullSegment: SegmentId = "H";
/** With many children, who have a card each: over-reached only to who divides persons by households. */
export const mixedUpSegment: SegmentId = "D";

/** A renewed segmentation calls some households otherwise, who are the same as they were. */
export const renewal = {
  date: dayOf(12, 1),
  subsegment: "E04",
  before: { segment: "G", subsegment: "G02" },
};

/** From then on one municipality is a part of another. */
export const merger = { date: "2026-01-01", from: "Heikant", into: "Klaverloo" };

interface PlantedReach extends Reach {
  library: LibraryId;
  segment: SegmentId;
  /** Only of households nearest to these branches; elsewhere it is the ordinary reach. */
  branches?: string[];
}

/** Branches of Merwedal that are never open in the evening; its main one is, on four days. */
export const closedAtFive = ["Merwedal De Haven", "Merwedal Noord", "Lingeveen", "Lingeveen Oost"];

/** What the reports must find back. */
export const plantedReach: PlantedReach[] = [
  // Plannen en Rennen: where the branch closes at five, less than half of what it is elsewhere.
  { library: "merwedal", segment: "B", first: 0.11, last: 0.11, branches: closedAtFive },
  // Volks en Uitgesproken: growing.
  { library: "zilverdijk", segment: "E", first: 0.18, last: 0.3 },
  // Bescheiden Ouderen: many, who never joined.
  { library: "heidewoud", segment: "J", first: 0.1, last: 0.1 },
];

/** How much commoner a segment is at a library than its kind of neighbourhood makes it. */
export const commoner: { library: LibraryId; segment: SegmentId; times: number }[] = [
  { library: "merwedal", segment: "B", times: 1.6 },
  { library: "zilverdijk", segment: "E", times: 1.6 },
  { library: "heidewoud", segment: "J", times: 2.4 },
];

/** Share of the member households that ends its last membership in a month. */
export const leavingPerMonth = 0.018;

/** Pairs of member households a library and month that change places: they move, the reach stays. */
export const movesPerMonth = 10;

/** Rows of every members file that the contract refuses. */
export const rejectedRows = {
  unreadableDate: 5,
  impossibleBirthYear: 3,
  missingMemberNumber: 2,
  /** Second rows of a number that the file already has. */
  duplicateMemberNumber: 4,
  tooManyFields: 2,
};

/** Rows of every members file that are odd, yet must be loaded. */
const oddRows = {
  blankPostcode: 12,
  otherRegion: 60,
  unknownBranch: 6,
  untidyPostcode: 25,
  /** Quotes, the file's own separator and a line break within a value. */
  quotedValue: 8,
};

export const dirtyRows = { ...rejectedRows, ...oddRows };

export type Dirt = keyof typeof dirtyRows;

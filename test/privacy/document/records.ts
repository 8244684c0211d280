import type { Searched } from "../search/search.js";

/** As test/privacy/search.test.ts lays it down. */
export type SearchRecord = Searched;

/** As the suites that attack publications lay it down: one of each edition. */
export interface AttackRecord {
  region: string;
  /** `public`, or the slug of a library. */
  edition: string;
  kind: "public" | "internal";
  /** Counts of members in the figures that are served. */
  counts: number;
  /** Of these, not shown; and of those, because they are small. */
  hidden: number;
  primary: number;
  /** Members in them, as a share of all, 0..1. */
  memberShareHidden: number;
  attacked: number;
  disclosed: number;
  /** The same where counts are hidden only for being small; of the edition for all. */
  attackedUnprotected?: number;
  disclosedUnprotected?: number;
}

/** As test/retention lays it down. */
export interface RetentionRecord {
  regions: {
    region: string;
    /** What is so about it that a reader of the figures must know. */
    note?: string;
    snapshotsPurged: number;
    rowsPurged: number;
    figuresCompared: number;
    figuresChanged: number;
    forgotten: { persons: number; rowsRemoved: number; found: number };
  }[];
}

import type { FeedInput } from "../../data/place.js";

export interface Fault {
  /** As the table in the documentation names it. */
  fault: string;
  /** What differs in the configuration of the feed. */
  feed?: Partial<FeedInput>;
  /** Puts the bad delivery in the place of the good one. */
  deliver(file: string): Promise<unknown>;
  /** Ends what `deliver` began. */
  stop?(): Promise<void>;
  /** Runs in a process of its own, under a plain user, with its memory measured. */
  alone?: boolean;
  /** Peak memory in megabytes that it may take. */
  most?: number;
  expect: {
    /**
     * `loaded`: its rows are in, the wrong ones in quarantine; `refused`: not taken, the snapshot
     * before it stands; `failed`: the same, and tried again; `configuration`: told before anything runs.
     */
    status: "loaded" | "refused" | "failed" | "configuration";
    sentence?: string | RegExp;
    /** Rows that the file holds, of those that are loaded. */
    read?: number;
    rejected?: number;
  };
}

export const header = "nr,soort,vestiging,sinds";

/** Rows with a number, three branches and a date. */
export function rows(count: number, first = 0): string[] {
  return Array.from(
    { length: count },
    (_, n) => `P${first + n},Jeugd,${["Noord", "Zuid", "West"][n % 3]},2020-01-${10 + (n % 20)}`,
  );
}

export function csv(lines: string[], end = "\n"): string {
  return lines.map((line) => line + end).join("");
}

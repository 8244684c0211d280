import type { Change } from "../../../schedules/facts.js";
import { colour, tableLines } from "../../output.js";

export interface ToldSchedule {
  feed: string;
  when: string;
  timeZone: string;
  /** What is to be done, or was done. */
  status: string;
  changes: Change[];
}

const PAINT: Record<string, (text: string) => string> = {
  c: colour.green,
  u: colour.yellow,
  d: colour.red,
};

/** A line for each schedule; of one that changes, what was and what will be. */
export function tellSchedules(schedules: ToldSchedule[]): string[] {
  return tableLines(
    [
      { title: "", value: ({ status }) => paint(status) },
      { title: "feed", value: ({ feed }) => feed },
      { title: "what", value: whatOf },
    ],
    schedules,
  );
}

function whatOf({ when, timeZone, changes }: ToldSchedule): string {
  if (changes.length === 0) return `${when}, ${timeZone}`;
  return changes.map(({ what, from, to }) => `${what}: ${from} -> ${to}`).join("\n");
}

function paint(status: string): string {
  return status === "unchanged" ? colour.dim(status) : (PAINT[status.charAt(0)] ?? String)(status);
}

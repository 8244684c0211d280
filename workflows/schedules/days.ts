import { dayIn } from "../plan.js";
import type { Range } from "./due.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The moment at which a day begins in a time zone, also where the clock skips midnight. */
export function startOfDay(timeZone: string, day: string): Date {
  // Clocks are at most 14 hours ahead and 12 behind.
  let before = (Date.parse(day) - 15 * HOUR) / 1000;
  let within = (Date.parse(day) + 13 * HOUR) / 1000;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayIn(timeZone, new Date(middle * 1000).toISOString()) < day) before = middle;
    else within = middle;
  }
  return new Date(within * 1000);
}

/** From the first second of one day to the last of another, as Temporal takes a range: its start left out. */
export function rangeOfDays(timeZone: string, from: string, to: string): Range {
  const after = new Date(Date.parse(to) + DAY).toISOString().slice(0, 10);
  return {
    start: new Date(startOfDay(timeZone, from).getTime() - 1000),
    end: new Date(startOfDay(timeZone, after).getTime() - 1000),
  };
}

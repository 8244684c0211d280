import type { Times } from "./units.js";

const DAY = 86_400_000;
/** The 29th of February on a Monday comes once in 28 years. */
const MOST_DAYS = 29 * 366;

/**
 * The first day after this one on which something is due.
 * @param all moments of a schedule: due is what is in any of them
 * @param day YYYY-MM-DD
 * @returns YYYY-MM-DD, or null where there is none any more
 */
export function dueDayAfter(all: Times[], day: string): string | null {
  const start = Date.parse(day);
  for (let turn = 1; turn <= MOST_DAYS; turn += 1) {
    const date = new Date(start + turn * DAY);
    if (all.some((times) => isDue(times, date))) return date.toISOString().slice(0, 10);
  }
  return null;
}

function isDue({ year, month, dayOfMonth, dayOfWeek }: Times, date: Date): boolean {
  return (
    year.includes(date.getUTCFullYear()) &&
    month.includes(date.getUTCMonth() + 1) &&
    dayOfMonth.includes(date.getUTCDate()) &&
    dayOfWeek.includes(date.getUTCDay())
  );
}

const firstYear = 2024;
const firstMonth = 11;

/** Days on which the libraries deliver: the first of each month, two years long. */
export const snapshotDates = Array.from({ length: 24 }, (_, month) => dayOf(month, 1));

/** Days on which the residents were counted. */
export const residentsDates = ["2024-01-01", "2025-01-01", "2026-01-01"];

/** Days from which on the boundaries are other ones. */
export const catchmentsDates = ["2024-01-01", "2026-01-01"];

/** A day in the month that begins with snapshot `month`; before the first snapshot it is negative. */
export function dayOf(month: number, day: number): string {
  const months = firstYear * 12 + firstMonth - 1 + month;
  const year = Math.floor(months / 12);
  return `${year}-${twoDigits((months % 12) + 1)}-${twoDigits(day)}`;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The first day after `date` on which a yearly membership that began on `start` is renewed. */
export function nextRenewal(start: string, date: string): string {
  const monthAndDay = start.slice(4);
  const thisYear = date.slice(0, 4) + monthAndDay;
  return thisYear > date ? thisYear : `${yearOf(date) + 1}${monthAndDay}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/**
 * The day so many months after another, YYYY-MM-DD; the last of the month where it has no such day, so
 * that nothing is kept longer than was said.
 */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** True where a snapshot of people has been kept for as long as it may be. */
export function isOver(snapshotDate: string, months: number | null, today: string): boolean {
  return months !== null && monthsAfter(snapshotDate, months) <= today;
}

import { timesOfCalendar, type Calendar } from "./calendar.js";
import { parseCron } from "./cron.js";
import type { Times } from "./units.js";

export interface When {
  cron?: string;
  calendar?: Calendar | Calendar[];
}

/** Due is what is in any of these. */
export function timesOf({ cron, calendar }: When): Times[] {
  if (cron !== undefined) return [parseCron(cron)];
  return [calendar ?? []].flat().map(timesOfCalendar);
}

/** False for the 30th of February. */
export function everComes({ dayOfMonth, month }: Times): boolean {
  const first = dayOfMonth[0] ?? 1;
  return month.some((one) => first <= new Date(Date.UTC(2024, one, 0)).getUTCDate());
}

/** The last second of a day at which something is due. */
export function lastOfDay({ hour, minute, second }: Times): number {
  return (hour.at(-1) ?? 0) * 3_600 + (minute.at(-1) ?? 0) * 60 + (second.at(-1) ?? 0);
}

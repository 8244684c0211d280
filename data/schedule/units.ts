export const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

export const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

interface UnitRange {
  min: number;
  max: number;
  /** From `min` on. */
  names?: readonly string[];
}

export type Unit = "second" | "minute" | "hour" | "dayOfMonth" | "month" | "dayOfWeek" | "year";

/** What a moment is told by, with the values each can have. */
export const units: Record<Unit, UnitRange> = {
  second: { min: 0, max: 59 },
  minute: { min: 0, max: 59 },
  hour: { min: 0, max: 23 },
  dayOfMonth: { min: 1, max: 31 },
  month: { min: 1, max: 12, names: months },
  dayOfWeek: { min: 0, max: 6, names: weekdays },
  year: { min: 2000, max: 2100 },
};

/** Moments that are due: those where every unit has one of its values, ascending. */
export type Times = Record<Unit, number[]>;

export function every(unit: Unit): number[] {
  return span(units[unit].min, units[unit].max, 1);
}

export function span(start: number, end: number, step: number): number[] {
  const values: number[] = [];
  for (let value = start; value <= end; value += step) values.push(value);
  return values;
}

export function ascending(values: number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

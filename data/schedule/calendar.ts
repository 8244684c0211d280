import { z } from "zod";
import { ascending, every, months, span, units, weekdays, type Times, type Unit } from "./units.js";

type Value = number | string;
type Part = Value | { start: Value; end: Value; step: number };
/** `*` is every value there is. */
type Field = Part | Part[];

function field<Name extends string = never>(unit: Unit, names: readonly Name[] = []) {
  const { min, max } = units[unit];
  const wrong = { error: toldOf(unit), abort: true };
  const number = z.int().min(min, wrong).max(max, wrong);
  const value = z.union([number, z.enum(names as [Name, ...Name[]])]);
  const range = z
    .strictObject({ start: value, end: value, step: z.int().min(1, wrong).default(1) })
    .refine(({ start, end }) => numberOf(unit, start) <= numberOf(unit, end), wrong);
  const part = z.union([value, range]);
  return z.union([z.literal("*"), part, z.array(part).min(1, wrong)], wrong).optional();
}

function toldOf(unit: Unit): string {
  const { min, max, names } = units[unit];
  const named = names ? `, a name such as "${names[1] ?? ""}"` : "";
  return `${unit} is a whole number from ${min} to ${max}${named}, { start, end, step } that does not end before it begins, a list of these, or "*"`;
}

/** Moments where all of these hold. Second, minute and hour are 0 when left out; the others any. */
const one = z.strictObject({
  second: field("second"),
  minute: field("minute"),
  hour: field("hour"),
  dayOfMonth: field("dayOfMonth"),
  month: field("month", months),
  dayOfWeek: field("dayOfWeek", weekdays),
  year: field("year"),
});

export type Calendar = z.output<typeof one>;

/** One calendar or several: due is what is in any of them. */
export const calendar = z
  .union([one, z.array(one).min(1)], { error: nearest })
  .meta({ examples: ['{ dayOfWeek: "monday", hour: 5 }'] });

/** Of a list the list's own complaint, of anything else that of one calendar. */
function nearest({ input, errors }: { input?: unknown; errors?: unknown }): string {
  const [asOne = [], asList = []] = (errors ?? []) as z.core.$ZodIssue[][];
  const issue = (Array.isArray(input) ? asList : asOne)[0];
  return issue?.message ?? "a calendar is asked, or a list of them";
}

const AT_ZERO: Unit[] = ["second", "minute", "hour"];

export function timesOfCalendar(value: Calendar): Times {
  const values = (unit: Unit): number[] => {
    const given = value[unit] as Field | undefined;
    if (given === undefined && AT_ZERO.includes(unit)) return [0];
    if (given === undefined || given === "*") return every(unit);
    const parts = Array.isArray(given) ? given : [given];
    return ascending(parts.flatMap((part) => numbersOf(unit, part)));
  };
  return {
    second: values("second"),
    minute: values("minute"),
    hour: values("hour"),
    dayOfMonth: values("dayOfMonth"),
    month: values("month"),
    dayOfWeek: values("dayOfWeek"),
    year: values("year"),
  };
}

function numbersOf(unit: Unit, part: Part): number[] {
  if (typeof part !== "object") return [numberOf(unit, part)];
  return span(numberOf(unit, part.start), numberOf(unit, part.end), part.step);
}

function numberOf(unit: Unit, value: Value): number {
  if (typeof value === "number") return value;
  const { min, names = [] } = units[unit];
  return min + names.indexOf(value);
}

import {
  DAYS_OF_WEEK,
  MONTHS,
  type CalendarSpec,
  type CalendarSpecDescription,
  type Range,
} from "@temporalio/client";
import { isLimited } from "../../data/schedule/cron.js";
import { every, type Times } from "../../data/schedule/units.js";
import { fromRanges, toRanges } from "./ranges.js";

/** Moments as Temporal takes them. */
export function toCalendar(times: Times, comment?: string): CalendarSpec {
  return {
    second: toRanges(times.second),
    minute: toRanges(times.minute),
    hour: toRanges(times.hour),
    dayOfMonth: toRanges(times.dayOfMonth),
    month: named(toRanges(times.month), (month) => MONTHS[month - 1]),
    dayOfWeek: named(toRanges(times.dayOfWeek), (day) => DAYS_OF_WEEK[day]),
    year: isLimited("year", times) ? toRanges(times.year) : "*",
    comment,
  };
}

/** Moments as Temporal tells them. */
export function fromCalendar(found: CalendarSpecDescription): Times {
  return {
    second: fromRanges(found.second),
    minute: fromRanges(found.minute),
    hour: fromRanges(found.hour),
    dayOfMonth: fromRanges(found.dayOfMonth),
    month: fromRanges(named(found.month, (month) => MONTHS.indexOf(month) + 1)),
    dayOfWeek: fromRanges(named(found.dayOfWeek, (day) => DAYS_OF_WEEK.indexOf(day))),
    year: found.year.length > 0 ? fromRanges(found.year) : every("year"),
  };
}

function named<From, To>(
  ranges: Range<From>[],
  name: (value: From) => To,
): Range<NonNullable<To>>[] {
  return ranges.map(({ start, end, step }) => ({
    start: name(start) as NonNullable<To>,
    end: name(end) as NonNullable<To>,
    step,
  }));
}

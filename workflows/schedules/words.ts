import { isLimited } from "../../data/schedule/cron.js";
import { months, units, weekdays, type Times, type Unit } from "../../data/schedule/units.js";
import { toRanges } from "./ranges.js";

/** Clock times that are told one by one; more than that, as hours and minutes. */
const MOST_TIMES = 6;

/** When something is due, in words that differ where the moments do: `Monday at 05:00`. */
export function inWords(all: Times[]): string {
  return all.map((times) => `${days(times)} ${clock(times)}`).join("; ") || "never";
}

function days(times: Times): string {
  const told = [
    limited("dayOfWeek", times, "", capitals(weekdays)),
    limited("dayOfMonth", times, "day "),
    limited("month", times, "in ", capitals(months)),
    limited("year", times, "in "),
  ].filter((part) => part !== null);
  return told.join(", ") || "every day";
}

function limited(unit: Unit, times: Times, before: string, names?: string[]): string | null {
  return isLimited(unit, times) ? `${before}${list(unit, times, names)}` : null;
}

function list(unit: Unit, times: Times, names?: string[]): string {
  const name = (value: number) => names?.[value - units[unit].min] ?? String(value);
  return toRanges(times[unit])
    .map(({ start, end, step }) => {
      if (start === end) return name(start);
      return `${name(start)} to ${name(end)}${step > 1 ? ` by ${step}` : ""}`;
    })
    .join(", ");
}

function clock(times: Times): string {
  const { hour, minute, second } = times;
  const withSeconds = second.length > 1 || second[0] !== 0;
  if (hour.length * minute.length * second.length <= MOST_TIMES) {
    const told = hour.flatMap((h) =>
      minute.flatMap((m) => second.map((s) => (withSeconds ? [h, m, s] : [h, m]))),
    );
    return `at ${told.map((parts) => parts.map(twoDigits).join(":")).join(", ")}`;
  }
  const shown: Unit[] = withSeconds ? ["hour", "minute", "second"] : ["hour", "minute"];
  return `at ${shown.map((unit) => `${unit} ${list(unit, times)}`).join(", ")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function capitals(names: readonly string[]): string[] {
  return names.map((name) => name.slice(0, 1).toUpperCase() + name.slice(1));
}

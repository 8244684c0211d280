import { ascending, every, span, units, type Times, type Unit } from "./units.js";

const FIELDS = ["minute", "hour", "dayOfMonth", "month", "dayOfWeek"] as const;

const TITLES: Record<(typeof FIELDS)[number], string> = {
  minute: "minute",
  hour: "hour",
  dayOfMonth: "day of the month",
  month: "month",
  dayOfWeek: "day of the week",
};

/**
 * Reads five fields: minute, hour, day of the month, month, day of the week.
 * @throws RangeError whose message says what is wrong, without a full stop
 */
export function parseCron(text: string): Times {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== FIELDS.length) {
    throw new RangeError("five fields are asked: minute hour day month weekday");
  }
  const times: Times = {
    second: [0],
    minute: [],
    hour: [],
    dayOfMonth: [],
    month: [],
    dayOfWeek: [],
    year: every("year"),
  };
  for (const [place, unit] of FIELDS.entries()) times[unit] = parseField(unit, fields[place] ?? "");
  // Where both are limited, cron takes either day, and Temporal only one that is both.
  if (isLimited("dayOfMonth", times) && isLimited("dayOfWeek", times)) {
    throw new RangeError(
      "a day of the month together with a day of the week means either to some programs and both to others; say it with `calendar`, where all must hold",
    );
  }
  return times;
}

export function isLimited(unit: Unit, times: Times): boolean {
  return times[unit].length < every(unit).length;
}

function parseField(unit: (typeof FIELDS)[number], text: string): number[] {
  return ascending(text.split(",").flatMap((part) => parsePart(unit, part)));
}

function parsePart(unit: (typeof FIELDS)[number], part: string): number[] {
  const { min, max } = units[unit];
  const [, from = "", to, by] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(part) ?? [];
  const step = by === undefined ? 1 : Number(by);
  const isEvery = from === "*" && to === undefined;
  const start = isEvery ? min : valueOf(unit, from);
  // `5/15` goes on to the last there is.
  const end = to !== undefined ? valueOf(unit, to) : isEvery || by !== undefined ? max : start;
  if (start === null || end === null || step < 1) throw new RangeError(told(unit, part));
  if (end < start) {
    throw new RangeError(`${TITLES[unit]}: "${part}" ends before it begins; write two parts`);
  }
  const values = span(start, end, step);
  return unit === "dayOfWeek" ? values.map((day) => day % 7) : values;
}

function valueOf(unit: Unit, text: string): number | null {
  const { min, max, names = [] } = units[unit];
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    // Sunday is 0, and 7 as well.
    return value >= min && value <= (unit === "dayOfWeek" ? 7 : max) ? value : null;
  }
  const name = text.toLowerCase();
  const place = names.findIndex((known) => name === known || name === known.slice(0, 3));
  return place < 0 ? null : min + place;
}

function told(unit: (typeof FIELDS)[number], part: string): string {
  const { min, max, names } = units[unit];
  const named = names ? `, or a name such as ${names[1]?.slice(0, 3) ?? ""}` : "";
  return `${TITLES[unit]}: "${part}" is not ${min} to ${max}${named}, a range such as ${min}-${min + 2}, or a step such as */2`;
}

import type { Range } from "@temporalio/client";
import { ascending, span } from "../../data/schedule/units.js";

/** Ascending numbers as ranges, few where they follow a pattern. */
export function toRanges(numbers: number[]): Range<number>[] {
  const step = evenStep(numbers);
  if (step !== null) return [{ start: numbers[0] ?? 0, end: numbers.at(-1) ?? 0, step }];
  const ranges: Range<number>[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last.end === number - 1) last.end = number;
    else ranges.push({ start: number, end: number, step: 1 });
  }
  return ranges;
}

export function fromRanges(ranges: Range<number>[]): number[] {
  return ascending(ranges.flatMap(({ start, end, step }) => span(start, end, step)));
}

/** The step of three numbers or more that lie equally far apart. */
function evenStep(numbers: number[]): number | null {
  const [first = 0, second = 0] = numbers;
  const step = second - first;
  const isEven = numbers.every((number, place) => number === first + place * step);
  return numbers.length > 2 && isEven ? step : null;
}

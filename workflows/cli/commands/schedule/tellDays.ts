import type { BackfilledDay } from "../../../schedules/outcome.js";
import { exitCodes } from "../../exitCodes.js";
import { colour, formatNumber, tableLines } from "../../output.js";

/** How a backfill went: in one line, and a line for each day that a person should see. */
export function tellDays(days: BackfilledDay[]): string[] {
  const outcomes = [...new Set(days.map(({ outcome }) => outcome))];
  const count = (wanted: string) => days.filter(({ outcome }) => outcome === wanted).length;
  const loaded = days.filter(({ outcome }) => outcome === "loaded");
  const rows = loaded.reduce((total, { rowsLoaded }) => total + rowsLoaded, 0);
  const remarks = days.filter(({ message }) => message !== null);
  const table = tableLines(
    [
      { title: "day", value: ({ day }) => day },
      { title: "", value: ({ outcome }) => colour.red(outcome) },
      { title: "why", value: ({ message }) => message },
    ],
    remarks,
  );
  return [
    ...table,
    `${days.length} runs: ${outcomes.map((outcome) => `${count(outcome)} ${outcome}`).join(", ")}; ${formatNumber(rows)} rows loaded`,
    ...(days.at(-1)?.isHeld ? ["The figures are held back: werkgebied status tells why."] : []),
  ];
}

export function exitCodeOf(days: BackfilledDay[]): number {
  if (days.some(({ outcome }) => outcome === "stopped")) return exitCodes.notDone;
  if (days.at(-1)?.isHeld) return exitCodes.held;
  return days.some(({ outcome }) => outcome === "failed") ? exitCodes.incomplete : exitCodes.done;
}

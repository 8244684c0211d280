import { z } from "zod";

const SECONDS: Record<string, number> = { d: 86_400, h: 3_600, m: 60, s: 1 };

/** A length of time: `90s`, `5m`, `2h`, `30d`. */
export const duration = z
  .string()
  .regex(/^[1-9]\d*[smhd]$/, "a whole number with s, m, h or d behind it");

export function secondsOf(text: string): number {
  return Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 0);
}

/** In the largest unit that gives a whole number; `0s` for nothing. */
export function durationOf(seconds: number): string {
  const unit = Object.keys(SECONDS).find((name) => seconds % (SECONDS[name] ?? 1) === 0) ?? "s";
  return seconds === 0 ? "0s" : `${seconds / (SECONDS[unit] ?? 1)}${unit}`;
}

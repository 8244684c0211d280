/** A moment on the clock of a time zone: `2026-07-01 05:03`. */
export function localTime(moment: string | number | Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(new Date(moment));
}

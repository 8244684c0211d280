import { compactTime } from "../../data/compactTime.js";

/**
 * Moment and content: `20261001T050312Z-1f2e3d4c5b6a`. Names tell which publication came first, so
 * a clock that was set back, or two in one second, give the second after the newest there is.
 */
export function nameVersion(at: string, content: string, newest?: string): string {
  const now = compactTime(at);
  const moment = newest && newest.slice(0, now.length) >= now ? secondAfter(newest) : now;
  return `${moment}-${content.slice(0, 12)}`;
}

function secondAfter(version: string): string {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(version) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return compactTime(new Date(moment + 1000).toISOString());
}

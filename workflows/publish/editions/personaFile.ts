/** The file with all segments, in which no subsegment is. */
export const SEGMENTS = "segments";

/**
 * Name of the file about one segment, safe on any disk and in any address: `<b>` -> `~3c~b~3e~`.
 * dashboards/components/personaFile.js has the same, and a test holds them together.
 */
export function personaFile(segmentId: string): string {
  const escape = (sign: string) => `~${(sign.codePointAt(0) ?? 0).toString(16)}~`;
  const name = segmentId.replace(/[^A-Za-z0-9_-]/gu, escape);
  return name === SEGMENTS ? `~${name}` : name;
}

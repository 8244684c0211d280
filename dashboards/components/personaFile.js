/** The file with all segments, in which no subsegment is. */
const SEGMENTS = "segments";

/**
 * Name of the file about one segment, for `loadPersonas`: `<b>` -> `~3c~b~3e~`.
 * workflows/publish/editions/personaFile.ts has the same, and a test holds them together.
 *
 * @param {string} segmentId
 */
export function personaFile(segmentId) {
  const escape = (sign) => `~${sign.codePointAt(0).toString(16)}~`;
  const name = segmentId.replace(/[^A-Za-z0-9_-]/gu, escape);
  return name === SEGMENTS ? `~${name}` : name;
}

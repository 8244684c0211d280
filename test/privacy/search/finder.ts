import type { Needle } from "./people.js";

/** Capitals are small letters here, wherever they stand. */
const SMALL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

/** Finds all of many texts in one pass over the bytes, whatever their capitals. */
export function createFinder(needles: Needle[]): (bytes: Uint8Array) => Needle[] {
  const starts = new Map<number, { needle: Needle; small: Uint8Array }[]>();
  const isStart = new Uint8Array(1 << 24);
  for (const needle of needles) {
    const small = needle.bytes.map((byte) => SMALL[byte] as number);
    const start = startOf(small, 0);
    isStart[start] = 1;
    starts.set(start, [...(starts.get(start) ?? []), { needle, small }]);
  }
  return (bytes) => {
    const found = new Set<Needle>();
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      start = ((start << 8) | (SMALL[bytes[at] as number] as number)) & 0xffffff;
      if (isStart[start] === 0 || at < 2) continue;
      for (const { needle, small } of starts.get(start) ?? []) {
        if (isAt(bytes, at - 2, small)) found.add(needle);
      }
    }
    return [...found];
  };
}

function startOf(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  return (first << 16) | (second << 8) | third;
}

function isAt(bytes: Uint8Array, at: number, small: Uint8Array): boolean {
  return small.every((byte, place) => SMALL[bytes[at + place] ?? -1] === byte);
}

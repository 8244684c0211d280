/** A number from 0 up to 1. */
export type Random = () => number;

/**
 * A generator of its own for each part of the region (sfc32), so that a draw more in one part leaves
 * the others as they were.
 */
export function createRandom(seed: number, part: string): Random {
  let a = hash(part);
  let b = seed | 0;
  let c = hash(`${seed}`);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers of sfc32 still show the seed.
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  }
  return value | 0;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** One of the list, the heavier the likelier. */
export function pickWeighted<T>(
  random: Random,
  list: readonly T[],
  weightOf: (item: T) => number,
): T {
  const total = list.reduce((sum, item) => sum + weightOf(item), 0);
  let left = random() * total;
  return (list.find((item) => (left -= weightOf(item)) < 0) ?? list.at(-1)) as T;
}

export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = between(random, 0, i);
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}

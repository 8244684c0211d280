/** Bits below which a key can be found by trying; `openssl rand -hex 32` makes 256. */
const ENOUGH = 128;

/**
 * At most so many bits of chance are in a key: of a text that repeats itself, one turn counts, and of
 * letters that follow one another the first.
 */
function strengthOf(key: string): number {
  const turn = turnOf(key);
  const steps = Array.from(turn, (letter, at) => letter.charCodeAt(0) - turn.charCodeAt(at - 1));
  const surprises = steps.filter((step, at) => at < 2 || step !== steps[at - 1]).length;
  return surprises * Math.log2(new Set(turn).size);
}

export function isGuessable(key: string): boolean {
  return strengthOf(key) < ENOUGH;
}

/** The shortest text of which the key is a repetition. */
function turnOf(key: string): string {
  const length = (key + key).indexOf(key, 1);
  return key.slice(0, length);
}

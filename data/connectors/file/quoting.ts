// Numbers, and a table of them: every byte of a delivery passes here.
export const LINE_START = 0;
const VALUE_START = 1;
const AFTER_BLANK = 2;
export const PLAIN = 3;
export const QUOTED = 4;
export const QUOTE_IN_QUOTED = 5;

const OTHER = 0;
const BLANK = 1;
export const DELIMITER = 2;
const MARK = 3;
export const LINE_END = 4;

/**
 * Where a reader of a table stands after one more letter, as DuckDB sees it when it is strict: the
 * two must agree on what is quoted, or lines vanish. So one blank may stand before a quotation mark
 * that opens a value, and two may not.
 */
const NEXT: Record<number, number[]> = {
  [LINE_START]: [PLAIN, AFTER_BLANK, VALUE_START, QUOTED, LINE_START],
  [VALUE_START]: [PLAIN, AFTER_BLANK, VALUE_START, QUOTED, LINE_START],
  [AFTER_BLANK]: [PLAIN, PLAIN, VALUE_START, QUOTED, LINE_START],
  [PLAIN]: [PLAIN, PLAIN, VALUE_START, PLAIN, LINE_START],
  [QUOTED]: [QUOTED, QUOTED, QUOTED, QUOTE_IN_QUOTED, QUOTED],
  [QUOTE_IN_QUOTED]: [PLAIN, QUOTE_IN_QUOTED, VALUE_START, QUOTED, LINE_START],
};

/** `NEXT` in one row: the state after `state` and a letter of `kind` is at `(state << 3) | kind`. */
export const AFTER = Uint8Array.from({ length: 6 << 3 }, (_, at) => NEXT[at >> 3]?.[at & 7] ?? 0);

export function stateAfter(state: number, kind: number): number {
  return AFTER[(state << 3) | kind] as number;
}

export function kindOf(letter: string, delimiters: string[], quote: string): number {
  if (letter === "\n" || letter === "\r") return LINE_END;
  if (letter === quote) return MARK;
  if (delimiters.includes(letter)) return DELIMITER;
  return letter === " " ? BLANK : OTHER;
}

/** Kind of each byte of UTF-8 text. */
export function kindsOf(delimiter: string, quote: string): Uint8Array {
  const letters = [" ", "\n", "\r", delimiter, quote];
  const kinds = new Uint8Array(256);
  for (const letter of letters) {
    kinds[Buffer.from(letter).at(-1) as number] = kindOf(letter, [delimiter], quote);
  }
  return kinds;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

// Numbers, and local variables below: every byte of a delivery passes here.
const LINE_START = 0;
const VALUE_START = 1;
const PLAIN = 2;
const QUOTED = 3;
const QUOTE_IN_QUOTED = 4;

export interface BlankLines {
  /** Looks at the next bytes of UTF-8 text. */
  watch(bytes: Uint8Array): void;
  /** Places of blank lines among all lines of the table, a value with line ends being one line. */
  places: number[];
}

/** Finds lines without any text: DuckDB passes over them, and line numbers must count them. */
export function createBlankLines(delimiter: string, quote: string): BlankLines {
  const delimiterEnd = Buffer.from(delimiter).at(-1);
  const mark = Buffer.from(quote).at(-1);
  const places: number[] = [];
  let lastState = LINE_START;
  let lastByte = 0;
  let lastPlace = 0;

  function watch(bytes: Uint8Array) {
    let state = lastState;
    let previous = lastByte;
    let place = lastPlace;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (state === QUOTED) {
        if (byte === mark) state = QUOTE_IN_QUOTED;
      } else if (byte === LINE_FEED && previous === CARRIAGE_RETURN) {
        // The second half of a line end.
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        place += 1;
        if (state === LINE_START) places.push(place);
        state = LINE_START;
      } else if (byte === delimiterEnd) state = VALUE_START;
      else if (byte === mark && state !== PLAIN) state = QUOTED;
      else state = PLAIN;
      previous = byte;
    }
    lastState = state;
    lastByte = previous;
    lastPlace = place;
  }

  return { watch, places };
}

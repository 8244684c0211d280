const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

type State = "line start" | "value start" | "plain" | "quoted" | "quote in quoted";

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
  let state: State = "line start";
  let place = 0;
  let previous = 0;

  function endLine() {
    place += 1;
    if (state === "line start") places.push(place);
    state = "line start";
  }

  function watch(bytes: Uint8Array) {
    for (const byte of bytes) {
      const isEnd = byte === LINE_FEED || byte === CARRIAGE_RETURN;
      if (state === "quoted") {
        if (byte === mark) state = "quote in quoted";
      } else if (isEnd) {
        if (byte === CARRIAGE_RETURN || previous !== CARRIAGE_RETURN) endLine();
      } else if (byte === delimiterEnd) state = "value start";
      else if (byte === mark && state !== "plain") state = "quoted";
      else state = "plain";
      previous = byte;
    }
  }

  return { watch, places };
}

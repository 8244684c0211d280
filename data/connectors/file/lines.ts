import { SchemaError } from "../../errors.js";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from("\uFEFF");

/** Bytes; a longer line is no line of a table. DuckDB would lose one of tens of millions unsaid. */
export const LONGEST_LINE = 2_000_000;
/** What is left of a longer line: enough for DuckDB to refuse it. */
const CUT_AT = LONGEST_LINE + 16;
/** Of a refused line DuckDB keeps no more bytes than these, in which to count line ends. */
const LINE_KEPT = 10_000;
const MOST_BLANK = 1_000_000;

// Numbers, and local variables below: every byte of a delivery passes here.
const LINE_START = 0;
const VALUE_START = 1;
const PLAIN = 2;
const QUOTED = 3;
const QUOTE_IN_QUOTED = 4;

/** Lines of a table: a value with line ends is part of one line. A place counts them, the header being 1. */
export interface Lines {
  /**
   * Passes on the next bytes of UTF-8 text, overwriting them: without byte order mark, with LF after
   * each line whatever it was, and without the rest of lines that are too long.
   */
  pass(bytes: Uint8Array): Uint8Array;
  /** Places of lines without any text: DuckDB passes over them, and line numbers must count them. */
  blank: number[];
  /** Place and line ends within, of lines that are longer than DuckDB keeps. */
  tall: [place: number, breaks: number][];
  /** How the text ended. */
  ending(): Ending;
}

export interface Ending {
  /** Place of a last line that has no line end; null where there is none. */
  openPlace: number | null;
  /** Line of the file on which that line begins. */
  openLine: number;
  /** Line of the file on which a quotation mark opens that is never closed; null where there is none. */
  quoteLine: number | null;
  /** Lines of the file. */
  lastLine: number;
}

/** @param name of the file, for what is thrown */
export function createLines(delimiter: string, quote: string, name: string): Lines {
  const delimiterEnd = Buffer.from(delimiter).at(-1);
  const mark = Buffer.from(quote).at(-1) as number;
  const blank: number[] = [];
  const tall: [number, number][] = [];
  const last = { state: LINE_START, byte: 0, place: 0, size: 0, line: 1, breaks: 0 };
  let quoteLine = 1;
  let isCut = false;
  let isFirst = true;

  function pass(all: Uint8Array): Uint8Array {
    const bytes = isFirst ? withoutMark(all) : all;
    isFirst = false;
    let { state, byte: previous, place, size, line, breaks } = last;
    let kept = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      let isEnd = false;
      if (state === QUOTED) {
        if (byte === mark) state = QUOTE_IN_QUOTED;
        else if (byte === LINE_FEED) {
          line += 1;
          breaks += 1;
        }
      } else if (byte === LINE_FEED && previous === CARRIAGE_RETURN) {
        // The second half of a line end.
        previous = byte;
        continue;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) isEnd = true;
      else if (byte === delimiterEnd) state = VALUE_START;
      else if (byte === mark && state !== PLAIN) {
        if (state !== QUOTE_IN_QUOTED) quoteLine = line;
        state = QUOTED;
      } else state = PLAIN;
      previous = byte;
      if (isEnd) {
        place += 1;
        if (state === LINE_START && blank.push(place) > MOST_BLANK) throw tooManyBlank(name);
        if (size > LINE_KEPT && breaks > 0) tall.push([place, breaks]);
        bytes[kept++] = LINE_FEED;
        state = LINE_START;
        line += 1;
        size = 0;
        breaks = 0;
        isCut = false;
      } else if (size < CUT_AT || (!isCut && size < CUT_AT + 4 && (byte & 0xc0) === 0x80)) {
        // A letter of several bytes is not cut through.
        bytes[kept++] = byte;
        size += 1;
      } else if (!isCut) {
        isCut = true;
        // What is left of a quoted value must not run on into the next line.
        if (state === QUOTED) bytes[kept++] = mark;
      }
    }
    Object.assign(last, { state, byte: previous, place, size, line, breaks });
    return bytes.subarray(0, kept);
  }

  function ending(): Ending {
    const { state, byte, place, line, breaks } = last;
    const isEnded = state === LINE_START || byte === LINE_FEED;
    return {
      openPlace: isEnded ? null : place + 1,
      openLine: line - breaks,
      quoteLine: state === QUOTED ? quoteLine : null,
      lastLine: isEnded ? line - 1 : line,
    };
  }

  return { pass, blank, tall, ending };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte);
  return isMarked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

function tooManyBlank(name: string): SchemaError {
  return new SchemaError(
    `${name}: holds more than ${MOST_BLANK.toLocaleString("en")} blank lines. Deliver it without them.`,
  );
}

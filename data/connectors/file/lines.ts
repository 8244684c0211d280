import { SchemaError } from "../../errors.js";
import {
  AFTER,
  DELIMITER,
  kindsOf,
  LINE_END,
  LINE_START,
  PLAIN,
  QUOTE_IN_QUOTED,
  QUOTED,
} from "./quoting.js";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from("\uFEFF");
/** With which DOS programs end a text (Ctrl-Z). */
const END_OF_TEXT = 0x1a;

/** Bytes; a longer line is no line of a table. DuckDB would lose one of tens of millions unsaid. */
export const LONGEST_LINE = 2_000_000;
/** What is left of a longer line: enough for DuckDB to refuse it. */
const CUT_AT = LONGEST_LINE + 16;
/** Of a refused line DuckDB keeps no more bytes than these, in which to count line ends. */
const LINE_KEPT = 10_000;
const MOST_BLANK = 1_000_000;

/** Line ends within one value: remarks hold some, and of more rows are being swallowed. */
const MOST_WITHIN = 50;
/** So many whole lines in one value that have as many delimiters as a row: they are rows. */
const MOST_LIKE_ROWS = 2;
/** Delimiters from which on a line is like a row: text of people holds a few commas too. */
const TELLING = 3;

/** Lines of a table: a value with line ends is part of one line. A place counts them, the header being 1. */
export interface Lines {
  /**
   * Passes on the next bytes of UTF-8 text, overwriting them: without byte order mark and a last
   * Ctrl-Z, with LF after each line whatever it was, and without the rest of lines that are too long
   * or hold a stray quotation mark: of a second one in a line DuckDB may make a row that is none.
   * @throws SchemaError where lines can no longer be told apart
   */
  pass(bytes: Uint8Array): Uint8Array;
  /** Places of lines without any text: DuckDB passes over them, and line numbers must count them. */
  blank: number[];
  /** Place and line ends within, of lines that are longer than DuckDB keeps, or cut short here. */
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

interface Table {
  delimiter: string;
  quote: string;
  columnCount: number;
  /** Of the file, for what is thrown. */
  name: string;
}

export function createLines({ delimiter, quote, columnCount, name }: Table): Lines {
  const kinds = kindsOf(delimiter, quote);
  const mark = Buffer.from(quote).at(-1) as number;
  const perRow = columnCount - 1;
  const blank: number[] = [];
  const tall: [number, number][] = [];
  const last = { state: LINE_START, byte: 0, place: 0, size: 0, line: 1, breaks: 0 };
  let quoteLine = 1;
  /** Line ends, lines like rows, and delimiters since the last line end, of the value in quotation marks. */
  let within = 0;
  let likeRows = 0;
  let delimiters = 0;
  let held: Uint8Array = new Uint8Array();
  let isCut = false;
  let cutAt = CUT_AT;
  let isFirst = true;

  /** What is to be passed now: a last Ctrl-Z waits until more comes. */
  function taken(bytes: Uint8Array): Uint8Array {
    const unmarked = isFirst ? withoutMark(bytes) : bytes;
    isFirst = false;
    const all = held.length > 0 ? Buffer.concat([held, unmarked]) : unmarked;
    const end = all.at(-1) === END_OF_TEXT ? all.length - 1 : all.length;
    held = Uint8Array.from(all.subarray(end));
    return all.subarray(0, end);
  }

  function endWithin() {
    within += 1;
    if (within > 1 && delimiters === perRow && perRow >= TELLING) likeRows += 1;
    delimiters = 0;
    if (within > MOST_WITHIN || likeRows > MOST_LIKE_ROWS) throw swallows(name, quoteLine);
  }

  function pass(next: Uint8Array): Uint8Array {
    const bytes = taken(next);
    let { state, byte: previous, place, size, line, breaks } = last;
    let kept = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      const kind = kinds[byte] as number;
      const before = state;
      if (before === QUOTED) {
        if (kind === DELIMITER) delimiters += 1;
        else if (byte === LINE_FEED) {
          line += 1;
          breaks += 1;
          if (previous !== CARRIAGE_RETURN) endWithin();
        } else if (byte === CARRIAGE_RETURN) endWithin();
      } else if (byte === LINE_FEED && previous === CARRIAGE_RETURN) {
        // The second half of a line end.
        previous = byte;
        continue;
      }
      state = AFTER[(before << 3) | kind] as number;
      previous = byte;
      if (kind === LINE_END && before !== QUOTED) {
        place += 1;
        if (before === LINE_START && blank.push(place) > MOST_BLANK) throw tooManyBlank(name);
        if ((size > LINE_KEPT || isCut) && breaks > 0) tall.push([place, breaks]);
        bytes[kept++] = LINE_FEED;
        line += 1;
        size = 0;
        breaks = 0;
        isCut = false;
        cutAt = CUT_AT;
        continue;
      }
      if (state === QUOTED && before !== QUOTED && before !== QUOTE_IN_QUOTED) {
        quoteLine = line;
        within = likeRows = delimiters = 0;
      }
      if (before === QUOTE_IN_QUOTED && state === PLAIN) cutAt = Math.min(cutAt, size + 1);
      if (size < cutAt || (!isCut && size < cutAt + 4 && (byte & 0xc0) === 0x80)) {
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
    { code: "too_many_blank_lines", most: MOST_BLANK },
  );
}

/** Whole rows in one value, and with them columns that nobody declared, must not come through. */
function swallows(name: string, line: number): SchemaError {
  return new SchemaError(
    `${name}: the quotation mark that opens on line ${line} is not closed where it should be, so that the lines after it cannot be told apart. Deliver the whole file, or mend that line.`,
    { code: "open_quote", line },
  );
}

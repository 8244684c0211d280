import path from "node:path";
import type { FileSpec } from "../../config.js";
import { SchemaError } from "../../errors.js";
import { toldNames } from "../../personal/toldNames.js";
import {
  DELIMITER,
  kindOf,
  LINE_END,
  LINE_START,
  QUOTE_IN_QUOTED,
  QUOTED,
  stateAfter,
} from "./quoting.js";

const DELIMITERS = [",", ";", "\t", "|"];
const MOST_COLUMNS = 10_000;

export interface Header {
  delimiter: string;
  /** Names in the order of the file, as it has them. */
  given: string[];
  /** The same, unique. */
  names: string[];
}

/** The text up to the first line end that does not stand within quotation marks. */
export function firstRecord(text: string, spec: FileSpec): string {
  const delimiters = spec.delimiter ? [spec.delimiter] : DELIMITERS;
  let state = LINE_START;
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text[at] as string, delimiters, spec.quote);
    if (kind === LINE_END && state !== QUOTED) return text.slice(0, at);
    state = stateAfter(state, kind);
  }
  return state === QUOTED ? (text.split(/\r\n|\n|\r/, 1)[0] as string) : text;
}

/**
 * Splits the first line by the delimiter that makes most of the needed columns appear.
 * @throws SchemaError naming a needed column that no delimiter brings out, or that is there twice
 */
export function readHeader(line: string, spec: FileSpec, needed: string[], file: string): Header {
  const delimiters = spec.delimiter ? [spec.delimiter] : DELIMITERS;
  const headers = delimiters.map((delimiter) => {
    const names = splitHeader(line, delimiter, spec.quote);
    const present = new Set(names);
    return { delimiter, names, found: needed.filter((name) => present.has(name)).length };
  });
  const best = headers.reduce((a, b) =>
    b.found > a.found || (b.found === a.found && b.names.length > a.names.length) ? b : a,
  );
  const name = path.basename(file);
  if (best.names.length > MOST_COLUMNS) {
    throw new SchemaError(
      `${name}: the first line holds ${best.names.length} columns, more than ${MOST_COLUMNS}. Deliver a table with a line of column names.`,
      { code: "too_many_columns", columns: best.names.length, most: MOST_COLUMNS },
    );
  }
  const missing = needed.find((one) => !best.names.includes(one));
  // A line in which nothing is recognised may be a row, the values of which may not be told.
  const isHeader = best.found > 0 && !/[\r\n]/.test(line);
  if (missing !== undefined) {
    throw new SchemaError(
      `${name}: there is no column "${missing}"${
        isHeader
          ? `. The columns are: ${toldNames(best.names)}. Change the mapping, or the delimiter.`
          : `, nor can the first line be recognised as the line of column names. Deliver the file with that line, or change the mapping or the delimiter.`
      }`,
      { code: isHeader ? "no_column" : "no_header", column: missing },
    );
  }
  const double = needed.find((one) => best.names.indexOf(one) !== best.names.lastIndexOf(one));
  if (double === undefined)
    return { ...best, given: best.names, names: unique(best.names, needed) };
  throw new SchemaError(
    `${name}: there are two columns "${double}". Deliver the file with a name of its own for each.`,
    { code: "two_columns", column: double },
  );
}

function splitHeader(line: string, delimiter: string, quote: string): string[] {
  const names: string[] = [];
  let name = "";
  let state = LINE_START;
  for (const letter of line.replace(/^\uFEFF/, "")) {
    const before = state;
    const kind = kindOf(letter, [delimiter], quote);
    state = stateAfter(before, kind);
    if (state === QUOTED)
      name = before === QUOTED || before === QUOTE_IN_QUOTED ? name + letter : "";
    else if (kind === DELIMITER) {
      names.push(name.trim());
      name = "";
    } else if (state !== QUOTE_IN_QUOTED) name += letter;
  }
  names.push(name.trim());
  return names;
}

/** DuckDB does not tell capitals from small letters in names: the needed ones keep theirs. */
function unique(names: string[], needed: string[]): string[] {
  const taken = new Set([...needed, ...names].map((name) => name.toLowerCase()));
  const seen = new Set(needed.map((name) => name.toLowerCase()));
  return names.map((name, position) => {
    const small = name.toLowerCase();
    if (needed.includes(name) || (name !== "" && !seen.has(small))) {
      seen.add(small);
      return name;
    }
    let other = `column_${position + 1}`;
    while (taken.has(other)) other += "_";
    return other;
  });
}

import path from "node:path";
import type { FileSpec } from "../../config.js";
import { SchemaError } from "../../errors.js";

const DELIMITERS = [",", ";", "\t", "|"];

export interface Header {
  delimiter: string;
  /** Unique names in the order of the file. */
  names: string[];
}

/** The text up to the first line end that does not stand within quotation marks. */
export function firstRecord(text: string, spec: FileSpec): string {
  const opensAfter = [undefined, spec.quote, ...(spec.delimiter ? [spec.delimiter] : DELIMITERS)];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === spec.quote && (quoted || opensAfter.includes(text[at - 1]))) quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) return text.slice(0, at);
  }
  return quoted ? (text.split(/\r\n|\n|\r/, 1)[0] as string) : text;
}

/**
 * Splits the first line by the delimiter that makes most of the needed columns appear.
 * @throws SchemaError naming a needed column that no delimiter brings out.
 */
export function readHeader(line: string, spec: FileSpec, needed: string[], file: string): Header {
  const delimiters = spec.delimiter ? [spec.delimiter] : DELIMITERS;
  const headers = delimiters.map((delimiter) => {
    const names = splitHeader(line, delimiter, spec.quote);
    return { delimiter, names, found: needed.filter((name) => names.includes(name)).length };
  });
  const best = headers.reduce((a, b) =>
    b.found > a.found || (b.found === a.found && b.names.length > a.names.length) ? b : a,
  );
  const missing = needed.find((name) => !best.names.includes(name));
  if (missing === undefined) return best;
  // A line in which nothing is recognised may be a row, the values of which may not be told.
  const isHeader = best.found > 0 && !/[\r\n]/.test(line);
  throw new SchemaError(
    `${path.basename(file)}: there is no column "${missing}"${
      isHeader
        ? `. The columns are: ${best.names.join(", ")}. Change the mapping, or the delimiter.`
        : `, nor can the first line be recognised as the line of column names. Deliver the file with that line, or change the mapping or the delimiter.`
    }`,
  );
}

function splitHeader(line: string, delimiter: string, quote: string): string[] {
  const names: string[] = [];
  let name = "";
  let quoted = false;
  const text = line.replace(/^\uFEFF/, "");
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === quote && quoted && text[at + 1] === quote) {
      name += quote;
      at++;
    } else if (letter === quote && (quoted || name === "")) quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      names.push(name.trim());
      name = "";
    } else name += letter;
  }
  names.push(name.trim());
  return unique(names);
}

/** DuckDB does not tell capitals from small letters in names. */
function unique(names: string[]): string[] {
  const small = names.map((name) => name.toLowerCase());
  return names.map((name, position) =>
    name === "" || small.indexOf(name.toLowerCase()) !== position ? `column_${position + 1}` : name,
  );
}

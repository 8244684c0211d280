import path from "node:path";
import type { FileSpec } from "../../config.js";
import { SchemaError } from "../../errors.js";

const DELIMITERS = [",", ";", "\t", "|"];

export interface Header {
  delimiter: string;
  /** Unique names in the order of the file. */
  names: string[];
}

/**
 * Splits the first line by the delimiter that makes the needed columns appear.
 * @throws SchemaError naming a needed column that no delimiter brings out.
 */
export function readHeader(line: string, spec: FileSpec, needed: string[], file: string): Header {
  const delimiters = spec.delimiter ? [spec.delimiter] : DELIMITERS;
  const headers = delimiters.map((delimiter) => ({
    delimiter,
    names: splitHeader(line, delimiter, spec.quote),
  }));
  const fits = headers.filter(({ names }) => needed.every((name) => names.includes(name)));
  const pool = fits.length > 0 ? fits : headers;
  const best = pool.reduce((a, b) => (b.names.length > a.names.length ? b : a));
  const missing = needed.find((name) => !best.names.includes(name));
  if (missing !== undefined) {
    throw new SchemaError(
      `${path.basename(file)}: there is no column "${missing}". The columns are: ${best.names.join(", ")}. Change the mapping, or the delimiter.`,
    );
  }
  return best;
}

export function splitHeader(line: string, delimiter: string, quote: string): string[] {
  const names: string[] = [];
  let name = "";
  let quoted = false;
  for (const letter of line.replace(/^\uFEFF/, "")) {
    if (letter === quote) quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      names.push(name.trim());
      name = "";
    } else name += letter;
  }
  names.push(name.trim());
  return names.map((text, position) =>
    text === "" || names.indexOf(text) !== position ? `column_${position + 1}` : text,
  );
}

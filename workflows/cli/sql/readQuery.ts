import { fstatSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ConfigError } from "../../../data/errors.js";

/** The query that was given: in words, as a file, or on standard input; '' where there is none. */
export async function readQuery(query: string | undefined, file?: string): Promise<string> {
  if (query !== undefined && file !== undefined) {
    throw new ConfigError("A query and --file do not go together. Leave one of them out.");
  }
  if (file !== undefined) return readQueryFile(file);
  if (query !== undefined && query !== "-") return query.trim();
  return query === "-" || isFed() ? (await text(process.stdin)).trim() : "";
}

async function readQueryFile(file: string): Promise<string> {
  const read = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(`${file} cannot be read (${cause.code}). Correct the path.`, { cause });
  });
  if (read.trim() !== "") return read.trim();
  throw new ConfigError(`${file} is empty. Write a query in it.`);
}

/** A terminal, or nothing at all, is not a query. */
function isFed(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

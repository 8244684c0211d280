import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ConfigError } from "../../data/errors.js";
import { WrongUse } from "./wrongUse.js";

/**
 * Member numbers, one a line: of a file, of standard input (`-`), or the one that was given. Each once,
 * as the door takes them: without the blanks around them.
 */
export async function readNumbers(
  number: string | undefined,
  file: string | undefined,
): Promise<string[]> {
  if (number !== undefined && file !== undefined) {
    throw new WrongUse("A member number and --file do not go together. Leave one of them out.");
  }
  const given = number ?? (await readLines(file));
  const numbers = given.split(/\r\n|\r|\n/).map((line) => line.trim());
  const known = [...new Set(numbers)].filter((one) => one !== "");
  if (known.length > 0) return known;
  throw new WrongUse("There is no member number. Give one, or --file with one a line.");
}

async function readLines(file: string | undefined): Promise<string> {
  if (file === undefined) {
    throw new WrongUse(
      "Give a member number, --file FILE with one a line, or --file - to type or pipe them.",
    );
  }
  if (file === "-") return text(process.stdin);
  return readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(`${file} cannot be read (${cause.code}). Correct the path.`, { cause });
  });
}

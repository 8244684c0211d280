import { createInterface } from "node:readline/promises";
import { WrongUse } from "./wrongUse.js";

/**
 * Asks a person at a terminal whether to go on.
 * @throws WrongUse where nobody is there to be asked
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new WrongUse("It cannot be undone, and nobody is there to be asked. Give --yes.");
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|j|ja)$/i.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
}

import { readFile } from "node:fs/promises";
import pLimit from "p-limit";
import { ask, type User } from "./ask.js";
import type { ServedFile } from "./editions.js";

/** What became of every file, asked for by one user. */
export interface Tally {
  requests: number;
  /** Served though the edition is another's. */
  letIn: number;
  /** Refused though the edition is one's own, or everybody's. */
  keptOut: number;
}

/** Asks for each file as this user, who belongs to this library, or to none. */
export async function askForEvery(
  url: string,
  files: ServedFile[],
  user: User,
  library: string | null,
): Promise<Tally> {
  const tally = { requests: 0, letIn: 0, keptOut: 0 };
  const atOnce = pLimit(8);
  const one = async ({ file, address, library: owner }: ServedFile) => {
    const { status, body } = await ask(url + address, user);
    const isWhole = body.equals(await readFile(file));
    const isAllowed = owner === null || owner === library;
    tally.requests++;
    if (!isAllowed && (isWhole || status < 400)) tally.letIn++;
    if (isAllowed && !(isWhole && status === 200)) tally.keptOut++;
  };
  await Promise.all(files.map((file) => atOnce(one, file)));
  return tally;
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      requests: all.requests + one.requests,
      letIn: all.letIn + one.letIn,
      keptOut: all.keptOut + one.keptOut,
    }),
    { requests: 0, letIn: 0, keptOut: 0 },
  );
}

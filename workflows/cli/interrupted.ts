import { setTimeout as sleep } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** What is under way when a wait is cut short gets this long to be undone. */
const PATIENCE_MS = 10_000;

let first: Promise<void> | undefined;

/** A person, or the system, asked this process to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Ends at the first Ctrl-C or SIGTERM of this process; a second one does not wait for anything. */
export function interrupted(): Promise<void> {
  first ??= new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        resolve();
        for (const again of SIGNALS) process.once(again, () => process.exit(130));
      });
    }
  });
  return first;
}

/**
 * Waits for work, but not longer than until this process is asked to stop.
 * @param undo for what the work gives after that
 * @throws Interrupted
 */
export async function unlessInterrupted<Result>(
  work: Promise<Result>,
  undo: (late: Result) => Promise<void> = async () => undefined,
): Promise<Result> {
  const cut = interrupted().then((): null => null);
  const done = work.then((result) => ({ result }));
  const first = await Promise.race([done, cut]);
  if (first) return first.result;
  const undone = done.then(({ result }) => undo(result)).catch(() => undefined);
  await Promise.race([undone, sleep(PATIENCE_MS)]);
  throw new Interrupted();
}

import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError, MachineError } from "../../data/errors.js";

const LOOK_EVERY_MS = 1_000;
/** Less than this, and the database of an embedded Temporal cannot grow by a step. */
const FULL_BELOW_BYTES = 64 << 10;
/** Work that needs room is refused, and says so itself, well before. */
const PATIENCE_MS = 10_000;

/**
 * Does the work, unless the disk of `folder` stays full meanwhile: Temporal cannot note any more then
 * that a run has ended, and waiting for it would not end either.
 * @throws MachineError where the disk is full, in the place of an error that it may well have caused
 */
export async function unlessDiskIsFull<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const full = staysFull(folder, over.signal).then((): Promise<never> =>
    Promise.reject(told(folder)),
  );
  full.catch(() => undefined);
  try {
    return await Promise.race([work(), full]);
  } catch (error) {
    // Errors of our own say it themselves; those of Temporal do not.
    if (error instanceof ConfigError || !(await isFull(folder))) throw error;
    throw told(folder);
  } finally {
    over.abort();
  }
}

function told(folder: string): MachineError {
  return new MachineError(
    `${folder}: The disk is full. Make room, and run it again: what was published still stands, and the run goes on where it was.`,
  );
}

/** Ends when it was full at every look for ten seconds; never ends otherwise. */
async function staysFull(folder: string, signal: AbortSignal): Promise<void> {
  let since: number | null = null;
  while (!signal.aborted) {
    since = (await isFull(folder)) ? (since ?? Date.now()) : null;
    if (since !== null && Date.now() - since >= PATIENCE_MS) return;
    await sleep(LOOK_EVERY_MS);
  }
  return new Promise(() => undefined);
}

async function isFull(folder: string): Promise<boolean> {
  const place = existsSync(folder) ? folder : path.dirname(folder);
  const { bsize, bavail, bfree } = await statfs(place);
  // What a file system keeps back is for root.
  return bsize * (process.getuid?.() === 0 ? bfree : bavail) < FULL_BELOW_BYTES;
}

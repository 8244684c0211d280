import { setTimeout as sleep } from "node:timers/promises";
import type { RunningWorker } from "../worker.js";

const LOOK_EVERY_MS = 1000;

/**
 * Becomes the worker once the process that is it has ended.
 * @param start gives null while that process lives
 * @returns what ends the waiting, and the worker where there is one
 */
export function standIn(
  start: () => Promise<RunningWorker | null>,
  onMessage: (text: string) => void,
): () => Promise<void> {
  const over = new AbortController();
  const taken = (async () => {
    for (;;) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal: over.signal });
      // Temporal may be on its way back, when it went with that process.
      const worker = await start().catch(() => null);
      if (!worker) continue;
      onMessage("The process that did the work is gone: this one does it now.");
      return worker;
    }
  })().catch(() => null);
  return async () => {
    over.abort();
    await (await taken)?.stop();
  };
}

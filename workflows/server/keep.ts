import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../data/errors.js";
import { claim } from "../processFile.js";
import { begin, type EmbeddedOptions } from "./begin.js";
import { holdsDatabase } from "./process.js";
import { lastLines, type ServerFiles } from "./start.js";
import { readState, type ServerState } from "./state.js";

const LOOK_EVERY_MS = 500;
const MOST_STARTS = 5;
const WITHIN_MS = 10 * 60_000;

/** A server that this process uses, and stops at its end where it holds the claim. */
export interface Held {
  state: ServerState;
  /** Null while another process holds the claim. */
  release: (() => void) | null;
  isStopped: boolean;
  /** What `stop` has to wait for. */
  starting: Promise<void>;
}

/**
 * Starts the server again, where it was, whenever its process is gone, until it is stopped. A server
 * of another process is left to that one; where it is gone too, this one takes over.
 * @throws ConfigError where the server ends again and again
 */
export async function keepRunning(
  held: Held,
  options: EmbeddedOptions,
  files: ServerFiles,
): Promise<never> {
  let starts: number[] = [];
  let failure: Error | undefined;
  for (;;) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    if (held.isStopped) return new Promise<never>(() => undefined);
    if (holdsDatabase(held.state.pid, files.database)) continue;
    starts = starts.filter((at) => at > Date.now() - WITHIN_MS);
    if (starts.length >= MOST_STARTS) throw failure ?? endsAgain(files);
    const restart = startAgain(held, options, files);
    held.starting = restart.then(ignore, ignore);
    failure = undefined;
    // One that cannot be started, as when its port is taken for a moment, is tried again.
    const isTried = await restart.catch((error: Error) => {
      failure = error;
      return true;
    });
    if (isTried) starts.push(Date.now());
  }
}

function ignore() {}

/** @returns false where that is left to another process */
async function startAgain(held: Held, options: EmbeddedOptions, files: ServerFiles) {
  const isMine = held.release !== null;
  if (!isMine) {
    const result = await claim(files.claim);
    if ("heldBy" in result) {
      held.state = readState(files.state) ?? held.state;
      return false;
    }
    held.release = result.release;
  }
  const { address, uiUrl } = held.state;
  const ports = { port: portOf(`tcp://${address}`), uiPort: portOf(uiUrl) };
  held.state = await begin({ ...options, ...ports }, files);
  options.onMessage(
    isMine
      ? `Temporal had ended by itself, and was started again at ${address}; the work goes on.`
      : `The process that ran Temporal is gone: this one runs it now, at ${address}.`,
  );
  return true;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function endsAgain({ log }: ServerFiles) {
  return new ConfigError(
    `Temporal: its server has ended ${MOST_STARTS + 1} times within ten minutes. The end of ${log}:\n${lastLines(log)}\n` +
      "Mend what it names, or see what ends it, and run this again.",
  );
}

import { mkdirSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../data/errors.js";
import { claim } from "../processFile.js";
import { begin, findRunning, fits, patience, type EmbeddedOptions } from "./begin.js";
import type { TemporalServer } from "./index.js";
import { keepRunning, type Held } from "./keep.js";
import { stopProcess } from "./process.js";
import { filesIn, type ServerFiles } from "./start.js";
import { removeState, type ServerState } from "./state.js";

/**
 * Whoever holds the claim owns the server and stops it; others that come while it runs use it with him. A claim whose
 * process was killed is taken over together with the server that process left behind.
 */
export async function connectEmbedded(options: EmbeddedOptions): Promise<TemporalServer> {
  mkdirSync(options.varFolder, { recursive: true });
  const files = filesIn(realpathSync(options.varFolder));
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    const result = await claim(files.claim);
    if ("release" in result) return await own(options, files, result.release);
    const state = await findRunning(files);
    if (state) return share(options, files, state, result.heldBy);
  }
  throw new ConfigError(
    `Temporal: another process has been starting it in ${options.varFolder} for ten minutes. Stop that one and run this again.`,
  );
}

async function own(options: EmbeddedOptions, files: ServerFiles, release: () => void) {
  try {
    return toServer(options, files, await begin(options, files), release);
  } catch (error) {
    release();
    throw error;
  }
}

function share(options: EmbeddedOptions, files: ServerFiles, state: ServerState, holder: number) {
  if (fits(options, state)) return toServer(options, files, state, null);
  throw new ConfigError(
    `Temporal: process ${holder} runs it at ${state.address} with its pages at ${state.uiUrl}, not on the ports asked for. ` +
      "Leave the ports out to use that one, or stop it first.",
  );
}

function toServer(
  options: EmbeddedOptions,
  files: ServerFiles,
  state: ServerState,
  release: (() => void) | null,
): TemporalServer {
  const held: Held = { state, release, isStopped: false, starting: Promise.resolve() };
  return {
    address: state.address,
    namespace: "default",
    uiUrl: state.uiUrl,
    keepRunning: () => keepRunning(held, options, files),
    stop: () => stop(held, files),
  };
}

async function stop(held: Held, files: ServerFiles) {
  held.isStopped = true;
  await held.starting;
  if (!held.release) return;
  await stopProcess(held.state.pid, files.database);
  removeState(files.state);
  held.release();
}

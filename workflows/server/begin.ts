import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../data/errors.js";
import { claim } from "../processFile.js";
import { answers } from "./answers.js";
import { cacheFolder, findBinary } from "./binary.js";
import type { ServerOptions } from "./index.js";
import { choosePorts, host, isFree, tellPorts } from "./ports.js";
import { holdsDatabase, stopProcess } from "./process.js";
import { keepHistories } from "./retention.js";
import { startServer, type ServerFiles } from "./start.js";
import { readState, type ServerState } from "./state.js";

export type EmbeddedOptions = ServerOptions & { env: NodeJS.ProcessEnv };

/** Longer than building the program takes. */
export const patience = 10 * 60_000;

/** The server that was left running, or a new one; for the process that holds the claim. */
export async function begin(options: EmbeddedOptions, files: ServerFiles): Promise<ServerState> {
  return (await takeOver(options, files)) ?? (await start(options, files));
}

async function takeOver(options: EmbeddedOptions, files: ServerFiles) {
  const state = await findRunning(files);
  if (state && fits(options, state)) {
    options.onMessage(`Temporal still runs at ${state.address}; it is used again.`);
    return state;
  }
  // One that hangs, or has other ports than those asked for, would keep the database from the new one.
  const left = readState(files.state);
  if (left) await stopProcess(left.pid, files.database);
  return null;
}

async function start(options: EmbeddedOptions, files: ServerFiles) {
  const { env, onMessage } = options;
  const binary = await findBinary({ env, cache: cacheFolder(env), onMessage });
  const release = await portsToChoose();
  try {
    const { state, ports } = await startOnFreePorts(binary, options, files);
    const notice = tellPorts(options, ports);
    if (notice) onMessage(notice);
    await keepHistories(state.address);
    return state;
  } finally {
    release();
  }
}

/** A port that was free a moment ago can be taken by any program: others are tried then. */
async function startOnFreePorts(binary: string, options: EmbeddedOptions, files: ServerFiles) {
  const isChosen = options.port !== undefined || options.uiPort !== undefined;
  for (let left = isChosen ? 0 : 2; ; left--) {
    const ports = await choosePorts(options);
    try {
      return { ports, state: await startServer(binary, ports, files, options.env) };
    } catch (error) {
      if (left === 0 || (await havePortsFree(ports))) throw error;
    }
  }
}

async function havePortsFree({ port, uiPort }: { port: number; uiPort: number }) {
  return (await isFree(port)) && (await isFree(uiPort));
}

/** Two that start at once would find the same ports free, and the second would use the first's server. */
async function portsToChoose(): Promise<() => void> {
  const path = join(tmpdir(), `werkgebied-ports-${userInfo().username}.lock`);
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
    const result = await claim(path);
    if ("release" in result) return result.release;
  }
  throw new ConfigError(
    `Temporal: another process has been choosing ports for ten minutes. Stop it.`,
  );
}

export async function findRunning(files: ServerFiles) {
  const state = readState(files.state);
  if (!state || !holdsDatabase(state.pid, files.database)) return null;
  return (await answers(state.address)) ? state : null;
}

export function fits({ port, uiPort }: ServerOptions, state: ServerState) {
  const isPort = port === undefined || state.address === `${host}:${port}`;
  return isPort && (uiPort === undefined || state.uiUrl === `http://${host}:${uiPort}`);
}

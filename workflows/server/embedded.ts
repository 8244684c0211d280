import { mkdirSync, realpathSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../data/errors.js";
import { claim } from "../processFile.js";
import { answers, bypassProxy } from "./answers.js";
import { cacheFolder, findBinary } from "./binary.js";
import type { ServerOptions, TemporalServer } from "./index.js";
import { choosePorts, host, tellPorts } from "./ports.js";
import { holdsDatabase, stopProcess } from "./process.js";
import { filesIn, startServer, type ServerFiles } from "./start.js";
import { readState, removeState, type ServerState } from "./state.js";

type Options = ServerOptions & { env: NodeJS.ProcessEnv };

/** Longer than building the program takes. */
const patience = 10 * 60_000;

/**
 * Whoever holds the claim owns the server and stops it; others that come while it runs use it with him. A claim whose
 * process was killed is taken over together with the server that process left behind.
 */
export async function connectEmbedded(options: Options): Promise<TemporalServer> {
  bypassProxy();
  mkdirSync(options.varFolder, { recursive: true });
  const files = filesIn(realpathSync(options.varFolder));
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    const result = await claim(files.claim);
    if ("release" in result) return await own(options, files, result.release);
    const state = await findRunning(files);
    if (state) return share(options, state, result.heldBy);
  }
  throw new ConfigError(
    `Temporal: another process has been starting it in ${options.varFolder} for ten minutes. Stop that one and run this again.`,
  );
}

async function own(options: Options, files: ServerFiles, release: () => void) {
  try {
    const state = (await takeOver(options, files)) ?? (await start(options, files));
    const stop = async () => {
      await stopProcess(state.pid, files.database);
      removeState(files.state);
      release();
    };
    return toServer(state, stop);
  } catch (error) {
    release();
    throw error;
  }
}

async function takeOver(options: Options, files: ServerFiles) {
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

async function start(options: Options, files: ServerFiles) {
  const { env, onMessage } = options;
  const binary = await findBinary({ env, cache: cacheFolder(env), onMessage });
  const release = await portsToChoose();
  try {
    const ports = await choosePorts(options);
    const state = await startServer(binary, ports, files, env);
    const notice = tellPorts(options, ports);
    if (notice) onMessage(notice);
    return state;
  } finally {
    release();
  }
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

function share(options: Options, state: ServerState, holder: number) {
  if (fits(options, state)) return toServer(state, async () => {});
  throw new ConfigError(
    `Temporal: process ${holder} runs it at ${state.address} with its pages at ${state.uiUrl}, not on the ports asked for. ` +
      "Leave the ports out to use that one, or stop it first.",
  );
}

async function findRunning(files: ServerFiles) {
  const state = readState(files.state);
  if (!state || !holdsDatabase(state.pid, files.database)) return null;
  return (await answers(state.address)) ? state : null;
}

function fits({ port, uiPort }: Options, state: ServerState) {
  const isPort = port === undefined || state.address === `${host}:${port}`;
  return isPort && (uiPort === undefined || state.uiUrl === `http://${host}:${uiPort}`);
}

function toServer({ address, uiUrl }: ServerState, stop: () => Promise<void>): TemporalServer {
  return { address, namespace: "default", uiUrl, stop };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "../../data/errors.js";
import { answers } from "./answers.js";
import { host } from "./ports.js";
import { stopProcess } from "./process.js";
import { removeState, writeState, type ServerState } from "./state.js";

export interface ServerFiles {
  database: string;
  log: string;
  state: string;
  claim: string;
}

export function filesIn(varFolder: string): ServerFiles {
  return {
    database: join(varFolder, "temporal.db"),
    log: join(varFolder, "temporal.log"),
    state: join(varFolder, "temporal.json"),
    claim: join(varFolder, "temporal.lock"),
  };
}

/** Starts the server and waits until it answers. Throws a ConfigError with the end of its log where it does not. */
export async function startServer(
  binary: string,
  ports: { port: number; uiPort: number },
  files: ServerFiles,
  env: NodeJS.ProcessEnv,
): Promise<ServerState> {
  const child = await launch(binary, ports, files, env);
  const address = `${host}:${ports.port}`;
  const state = { pid: child.pid, address, uiUrl: `http://${host}:${ports.uiPort}` };
  // Written before it answers, so that one left behind by a kill in this very moment is found again.
  writeState(files.state, state);
  for (const end = Date.now() + 30_000; Date.now() < end && !child.ended(); await sleep(50)) {
    const isReady = (await answers(address)) && !child.ended();
    if (isReady) return state;
  }
  const reason = child.ended() ? "ended as soon as it was started" : "does not answer after 30 s";
  await stopProcess(child.pid, files.database);
  removeState(files.state);
  throw new ConfigError(
    `Temporal (${binary}): ${reason}. The end of ${files.log}:\n${lastLines(files.log)}\n` +
      "Mend what it names and run this again.",
  );
}

async function launch(
  binary: string,
  ports: { port: number; uiPort: number },
  files: ServerFiles,
  env: NodeJS.ProcessEnv,
) {
  const log = openSync(files.log, "w");
  // In a group of its own, so that Ctrl-C leaves it to us to stop it after the worker, and not before.
  const child = spawn(binary, toArguments(ports, files.database), {
    detached: true,
    stdio: ["ignore", log, log],
    env: withoutTemporal(env),
  });
  closeSync(log);
  await once(child, "spawn");
  child.unref();
  return {
    pid: child.pid ?? 0,
    ended: () => child.exitCode !== null || child.signalCode !== null,
  };
}

function toArguments({ port, uiPort }: { port: number; uiPort: number }, database: string) {
  const options = {
    "--ip": host,
    "--port": String(port),
    "--ui-port": String(uiPort),
    "--db-filename": database,
    "--log-level": "error",
  };
  return ["server", "start-dev", ...Object.entries(options).flat()];
}

/** The program reads settings for its commands from the same variables as we do for a cluster. */
function withoutTemporal(env: NodeJS.ProcessEnv) {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("TEMPORAL_"));
  return Object.fromEntries<string | undefined>(kept);
}

export function lastLines(path: string) {
  return readFileSync(path, "utf8").trim().split("\n").slice(-8).join("\n");
}

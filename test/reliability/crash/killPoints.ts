import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { project } from "../../support/cli.js";
import type { SmallRegion } from "../../support/smallRegion.js";

/** A moment at which a refresh can be killed: as it makes a system call on a file, for the n-th time. */
export interface KillPoint {
  call: string;
  /** Relative to `var/`. */
  file: string;
  /** Counted for each thread. */
  when: number;
}

const STEPS = "rename,renameat,renameat2,symlink,symlinkat,unlink,unlinkat,fsync,fdatasync";
const WRITES = "write,pwrite64";

const REFRESH = ["refresh", "--all"];

/** Refreshes in peace. @returns the steps it went through that change what is kept, in their order */
export async function traceSteps(region: SmallRegion, env: NodeJS.ProcessEnv) {
  return traceCli(region, REFRESH, env);
}

/** The same of another command. */
export async function traceCli(region: SmallRegion, args: string[], env: NodeJS.ProcessEnv) {
  const log = path.join(region.folder, "steps.log");
  const options = ["-f", "-y", "-s", "0", "-o", log, "-e", `trace=${STEPS},${WRITES}`];
  const ended = await trace(region, args, options, env);
  return { ...ended, points: pointsIn(await readFile(log, "latin1"), region.var) };
}

/** Refreshes, and kills it with SIGKILL at this point. */
export function refreshKilledAt(region: SmallRegion, point: KillPoint, env: NodeJS.ProcessEnv) {
  return cliKilledAt(region, REFRESH, point, env);
}

/** The same of another command. */
export function cliKilledAt(
  region: SmallRegion,
  args: string[],
  point: KillPoint,
  env: NodeJS.ProcessEnv,
) {
  const { call, file, when } = point;
  const inject = `inject=${call}:signal=SIGKILL:when=${when}`;
  const only = ["-P", path.join(region.var, file), "-e", `trace=${call}`, "-e", inject];
  return trace(region, args, ["-f", "-o", "/dev/null", ...only], env);
}

async function trace(
  region: SmallRegion,
  args: string[],
  options: string[],
  env: NodeJS.ProcessEnv,
) {
  const program = path.join(project, "workflows/cli/werkgebied.js");
  const command = [process.execPath, program, ...args, "--config", region.config];
  const child = spawn("strace", [...options, ...command], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { code, isKilled: signal === "SIGKILL", output };
}

function pointsIn(log: string, varFolder: string): KillPoint[] {
  const counts = new Map<string, number>();
  const points = new Map<string, KillPoint>();
  for (const line of log.split("\n")) {
    const [, thread, call] = /^(\d+)\s+([a-z0-9_]+)\(/.exec(line) ?? [];
    const [, named, opened] = /"(\/[^"]*)"|^[^<"]*<(\/[^>]*)>/.exec(line) ?? [];
    const file = path.relative(varFolder, named ?? opened ?? "/");
    // The record of a run has a name that nobody can foretell.
    if (!thread || !call || file.startsWith("..") || file.startsWith("ledger/runs")) continue;
    const counted = `${thread} ${call} ${file}`;
    const when = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, when);
    if (WRITES.includes(call) && when > 1) continue;
    const key = `${call} ${file} ${when}`;
    if (!points.has(key)) points.set(key, { call, file, when });
  }
  return [...points.values()];
}

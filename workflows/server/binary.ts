import { execFile } from "node:child_process";
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { ConfigError } from "../../data/errors.js";
import { buildBinary } from "./build.js";
import { downloadBinary } from "./download.js";

export interface Search {
  env: NodeJS.ProcessEnv;
  /** Where a program that was downloaded or built is kept for the next time. */
  cache: string;
  onMessage(text: string): void;
}

/** One way to come by the program: its path, or an error that says why not. */
type Way = { name: string; find(search: Search): Promise<string> };

const program = process.platform === "win32" ? "temporal.exe" : "temporal";

const installed: Way[] = [
  { name: "the program that TEMPORAL_CLI_PATH names", find: findNamed },
  { name: "`temporal` on the PATH", find: findOnPath },
];

const obtained: Way[] = [
  { name: "the download of Temporal's SDK", find: (search) => obtain(search, downloadBinary) },
  { name: "building it with Go", find: (search) => obtain(search, buildBinary) },
];

/** The program of Temporal's development server. Throws a ConfigError that lists every way tried. */
export async function findBinary(search: Search): Promise<string> {
  const failures: string[] = [];
  for (const way of [...installed, ...obtained]) {
    try {
      return await way.find(search);
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      failures.push(`  ${failures.length + 1}. ${way.name}: ${(error as Error).message}`);
    }
  }
  throw new ConfigError(
    `Temporal: its server is not on this machine and could not be got. Tried in this order:\n${failures.join("\n")}\n` +
      "Make one of these work, or set TEMPORAL_ADDRESS to a cluster that runs.",
  );
}

/** The program where it is there already; null where it would have to be downloaded or built. */
export async function findInstalled(search: Omit<Search, "onMessage">): Promise<string | null> {
  for (const way of installed) {
    const path = await way.find({ ...search, onMessage: () => {} }).catch(() => null);
    if (path) return path;
  }
  return null;
}

export function cacheFolder(env: NodeJS.ProcessEnv) {
  const home = env.HOME || homedir();
  const standard = process.platform === "darwin" ? "Library/Caches" : ".cache";
  return join(env.XDG_CACHE_HOME || join(home, standard), "werkgebied", "bin");
}

async function findNamed({ env }: Search) {
  const path = env.TEMPORAL_CLI_PATH;
  if (!path) throw new Error("it is not set.");
  if (await runs(path)) return path;
  // Who names a program means that one; another in its place would surprise him.
  throw new ConfigError(
    `Temporal: TEMPORAL_CLI_PATH names ${path}, which is not Temporal's program or cannot be run. Correct it or unset it.`,
  );
}

async function findOnPath({ env, cache }: Search) {
  for (const folder of [...(env.PATH ?? "").split(delimiter).filter(Boolean), cache]) {
    const path = join(folder, program);
    if (isProgram(path) && (await runs(path))) return path;
  }
  throw new Error(`not found, nor in ${cache}.`);
}

function isProgram(path: string) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function runs(path: string) {
  try {
    const { stdout } = await promisify(execFile)(path, ["--version"], { timeout: 20_000 });
    return /^temporal version/i.test(stdout);
  } catch {
    return false;
  }
}

/** Made in a folder of its own and then moved, so that an interrupted attempt is never taken for the program. */
async function obtain(search: Search, get: (search: Search, folder: string) => Promise<string>) {
  mkdirSync(dirname(search.cache), { recursive: true });
  const folder = mkdtempSync(join(dirname(search.cache), "new-"));
  try {
    const made = await get(search, folder);
    if (!(await runs(made))) throw new Error("what came of it cannot be run on this machine.");
    mkdirSync(search.cache, { recursive: true });
    renameSync(made, join(search.cache, program));
    return join(search.cache, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

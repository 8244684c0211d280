import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const requirements = path.join(import.meta.dirname, "requirements.txt");

/** A Python that has what `requirements.txt` names, or a sentence why there is none. */
export type OraclePython = { python: string } | { reason: string };

let found: Promise<OraclePython> | undefined;

/** Makes the virtual environment once per version of `requirements.txt`, in the user's cache. */
export function oraclePython(): Promise<OraclePython> {
  return (found ??= findOrMake());
}

async function findOrMake(): Promise<OraclePython> {
  const folder = await environmentFolder();
  const python = path.join(folder, "bin", "python");
  const ready = path.join(folder, "ready");
  try {
    if (!(await exists(ready))) {
      await make(folder, python);
      await writeFile(ready, "");
    }
    return { python };
  } catch (error) {
    return {
      reason: `No Python for the oracle: ${lastLine(error)}. Install python3 with its venv module, see that pip reaches its registry, and delete ${folder}.`,
    };
  }
}

async function make(folder: string, python: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await run("python3", ["-m", "venv", folder]);
  await run(python, ["-m", "pip", "install", "--quiet", "--requirement", requirements]);
}

async function environmentFolder(): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const digest = createHash("sha256").update(await readFile(requirements));
  return path.join(cache, "werkgebied", "oracle", digest.digest("hex").slice(0, 12));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Tools print the cause last. */
function lastLine(error: unknown): string {
  const text = (error as { stderr?: string }).stderr || String(error);
  return text.trim().split("\n").at(-1)!.replace(/\.$/, "");
}

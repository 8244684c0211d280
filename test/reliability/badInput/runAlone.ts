import { execFile } from "node:child_process";
import { chown, readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Workplace } from "../../../data/loadConfig.js";
import { project } from "../../support/cli.js";
import type { Attempt } from "./attempt.js";

const run = promisify(execFile);
const NOBODY = 65534;

/** One attempt in a process of its own; not as root, to whom no file is closed. */
export async function runAlone(workplace: Workplace): Promise<Attempt & { peakMegabytes: number }> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (user.uid) await giveAway(path.dirname(workplace.varFolder));
  const program = path.join(import.meta.dirname, "alone.ts");
  const { stdout } = await run(
    process.execPath,
    ["--import", "tsx", program, JSON.stringify(workplace)],
    { cwd: project, ...user },
  );
  return JSON.parse(stdout) as Attempt & { peakMegabytes: number };
}

async function giveAway(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await chown(folder, NOBODY, NOBODY);
  for (const entry of entries) await chown(path.join(entry.parentPath, entry.name), NOBODY, NOBODY);
}

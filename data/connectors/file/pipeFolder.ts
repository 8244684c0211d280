import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const NAME = /^werkgebied-pipe-(\d+)-/;

let tidied: Promise<void> | undefined;

/** A folder for one named pipe, named after this process. Those of processes that were killed go. */
export async function makePipeFolder(): Promise<string> {
  await (tidied ??= tidy());
  return mkdtemp(path.join(tmpdir(), `werkgebied-pipe-${process.pid}-`));
}

async function tidy(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1] ?? process.pid);
    if (isAlive(pid)) continue;
    // Another user's cannot be taken away, and need not be.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

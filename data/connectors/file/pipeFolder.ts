import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MachineError } from "../../errors.js";
import { asMachineError } from "../../machineError.js";

const NAME = /^werkgebied-pipe-(\d+)-/;

let tidied: Promise<void> | undefined;

/**
 * A folder for one named pipe, named after this process. Those of processes that were killed go.
 * @throws MachineError where none can be made
 */
export async function makePipeFolder(): Promise<string> {
  await (tidied ??= tidy());
  return mkdtemp(path.join(tmpdir(), `werkgebied-pipe-${process.pid}-`)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOSPC") throw asMachineError(error);
      throw new MachineError(
        `${tmpdir()}: nothing can be made there (${error.code}). Set TMPDIR to a folder that can be written.`,
        { cause: error },
      );
    },
  );
}

async function tidy(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
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

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startOf } from "../cli/claim.js";

/** Whether the process is a server on this database, and not a stranger that was given the same number later. */
export function holdsDatabase(pid: number, database: string) {
  try {
    return commandLine(pid).includes(database);
  } catch {
    return false;
  }
}

function commandLine(pid: number) {
  if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
}

/** Asks the server to end, and makes it after five seconds. */
export async function stopProcess(pid: number, database: string) {
  const started = startOf(pid);
  if (!holdsDatabase(pid, database)) return;
  // Not asked by its command line: a process that is ending loses that before it lets go of its files.
  const isThere = () => started !== null && startOf(pid) === started;
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!isThere()) return;
    signalGroup(pid, signal);
    for (let waited = 0; waited < 5000 && isThere(); waited += 50) await sleep(50);
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

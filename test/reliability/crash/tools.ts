import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Every point rather than a spread of them: an hour instead of minutes. */
export const isFull = process.env.RELIABILITY === "full";

/**
 * Whether something this suite cannot do without is there. Where it is not, the suite is skipped with
 * a sentence; with CI=true it runs, and fails.
 */
export async function has(what: string, tryIt: () => Promise<unknown>): Promise<boolean> {
  try {
    await tryIt();
    return true;
  } catch {
    if (process.env.CI === "true") return true;
    console.warn(
      `${what}: not to be had here, so what needs it is skipped. CI=true makes it fail.`,
    );
    return false;
  }
}

/** Also where the program is there but may not trace. */
export const canTrace = () =>
  run("strace", ["-f", "-o", "/dev/null", "-e", "trace=rename", "true"]);

export async function canMount(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-mount-"));
  await mount(folder, 100);
  await unmount(folder);
}

export async function mount(folder: string, kilobytes: number): Promise<void> {
  await run("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
}

/** @param option such as `size=900k` or `ro` */
export async function remount(folder: string, option: string): Promise<void> {
  await run("mount", ["-o", `remount,${option}`, folder]);
}

export async function unmount(folder: string): Promise<void> {
  await run("umount", ["-l", folder]);
}

/** Some of the items, evenly spread over all of them. */
export function spread<Item>(items: Item[], count: number): Item[] {
  if (isFull || items.length <= count) return items;
  const step = items.length / count;
  return Array.from({ length: count }, (_, n) => items[Math.floor((n + 0.5) * step)] as Item);
}

import { mkdir, rename, rm, symlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { claim } from "../processFile.js";

/** Replaces the symlink `current` in one rename: a reader sees the old or the new, never neither. */
export async function pointTo(published: string, version: string): Promise<void> {
  const link = path.join(published, "current.part");
  await rm(link, { force: true });
  await symlink(version, link);
  await rename(link, path.join(published, "current"));
}

/** Does the work while no other process changes which publication is the current one. */
export async function alone<Result>(
  published: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(published, { recursive: true });
  for (;;) {
    const held = await claim(path.join(published, "current.lock"));
    if ("release" in held) {
      try {
        return await work();
      } finally {
        held.release();
      }
    }
    await sleep(50);
  }
}

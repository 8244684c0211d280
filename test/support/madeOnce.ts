import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { claim } from "../../workflows/processFile.js";

/**
 * A folder that the first test file that needs it makes, and others wait for. They only read it.
 *
 * @param make fills the folder, which is not there yet
 */
export async function madeOnce(
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = path.join(inject("runFolder"), name);
  const ready = `${folder}.ready`;
  for (;;) {
    const held = await claim(`${folder}.lock`);
    if ("heldBy" in held) {
      await sleep(200);
      continue;
    }
    try {
      if (existsSync(ready)) return folder;
      // What a file before left of it when it failed.
      await rm(folder, { recursive: true, force: true });
      await make(folder);
      await writeFile(ready, "");
      return folder;
    } finally {
      held.release();
    }
  }
}

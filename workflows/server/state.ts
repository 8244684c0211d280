import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";

const stateSchema = z.object({ pid: z.int().positive(), address: z.string(), uiUrl: z.string() });

/** What is known of the embedded server's process. */
export type ServerState = z.infer<typeof stateSchema>;

export function readState(path: string): ServerState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // A missing or broken file tells the same: no server is known.
    return null;
  }
}

export function writeState(path: string, state: ServerState) {
  writeFileSync(`${path}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${path}.new`, path);
}

export function removeState(path: string) {
  rmSync(path, { force: true });
}

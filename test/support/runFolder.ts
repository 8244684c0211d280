import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** What test files of one run can share; gone when the run is. */
    runFolder: string;
  }
}

export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-run-"));
  provide("runFolder", folder);
  return () => rm(folder, { recursive: true });
}

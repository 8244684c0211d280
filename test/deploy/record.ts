import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll } from "vitest";
import { project } from "../support/cli.js";

/** What was asked of the web server, and what came of it, for docs/privacy.md. */
export interface AccessReport {
  asked: string;
  requests: number;
  letIn: number;
  keptOut?: number;
  /** The rule that was taken out, to see that the count can be something else than 0. */
  without?: string;
}

/** Lays the lines of one suite down together at its end, in a file of its own, as var/privacy/<suite>.json. */
export function recordOf(suite: string): (line: AccessReport) => void {
  const lines: AccessReport[] = [];
  afterAll(async () => {
    const folder = path.join(project, "var/privacy");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${suite}.json`), `${JSON.stringify(lines, null, 2)}\n`);
  });
  return (line) => lines.push(line);
}

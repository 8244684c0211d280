import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { project } from "./cli.js";

/** What a fault did, as `docs/reliability.md` tells it. */
export interface FaultReport {
  fault: string;
  runs: number;
  rowsLost: number;
  rowsDoubled: number;
  halfPublications: number;
  note?: string;
}

/** Lays down what a suite measured, from which a page such as `docs/reliability.md` is made. */
export async function report(name: string, rows: object[], page = "reliability"): Promise<void> {
  const folder = path.join(project, "var", page);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
}

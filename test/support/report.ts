import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
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
export async function report(name: string, rows: object, page = "reliability"): Promise<void> {
  const folder = path.join(project, "var", page);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(rows, null, 2)}\n`);
}

/** What a suite laid down when it ran last; null where it did not. */
export async function readReport<Row>(name: string, page = "reliability"): Promise<Row[] | null> {
  const file = path.join(project, "var", page, `${name}.json`);
  if (!existsSync(file)) return null;
  const rows: unknown = JSON.parse(await readFile(file, "utf8"));
  return (Array.isArray(rows) ? rows : [rows]) as Row[];
}

/** That of several suites together; null where one of them is missing. */
export async function readReports<Row>(
  names: string[],
  page = "reliability",
): Promise<Row[] | null> {
  const read = await Promise.all(names.map((name) => readReport<Row>(name, page)));
  return read.some((rows) => rows === null) ? null : read.flatMap((rows) => rows ?? []);
}

import { existsSync } from "node:fs";
import { readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Workplace } from "../../../data/loadConfig.js";
import { holderOf } from "../claim.js";
import { about, codeOf, safely, type Finding } from "./finding.js";

/** Less than this, and not even a small refresh goes well. */
const LEAST = 200e6;

export function lookAtStorage({ varFolder }: Workplace): Promise<Finding[]> {
  return Promise.all([
    lookAtVar(varFolder),
    safely("disk", () => lookAtDisk(varFolder)),
    safely("leftovers", () => lookAtLeftovers(varFolder)),
  ]);
}

async function lookAtVar(varFolder: string): Promise<Finding> {
  const { ok, wrong } = about("var");
  const folder = nearest(varFolder);
  const trial = path.join(folder, `.doctor-${process.pid}`);
  try {
    // Permissions alone do not tell of a disk that is mounted to be read only.
    await writeFile(trial, "");
    await rm(trial);
    return ok(`${varFolder} can be ${folder === varFolder ? "written" : "made"}.`);
  } catch (error) {
    return wrong(
      `${folder} cannot be written (${codeOf(error)}). Give this user the right to, or mend the disk.`,
    );
  }
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(path.dirname(folder));
}

async function lookAtDisk(varFolder: string): Promise<Finding> {
  const { ok, warn, wrong } = about("disk");
  const { bavail, bsize } = await statfs(nearest(varFolder));
  const free = bavail * bsize;
  const landing = await sizeOf(path.join(varFolder, "landing"));
  const warehouse = await sizeOf(path.join(varFolder, "warehouse.duckdb"));
  const text = `${gigabytes(free)} free; landing takes ${gigabytes(landing)}, the warehouse ${gigabytes(warehouse)}.`;
  if (free < LEAST) return wrong(`${text} Make room: a refresh needs some.`);
  if (free < landing + warehouse) {
    return warn(`${text} A rebuild may need as much again: make room in time.`);
  }
  return ok(text);
}

async function sizeOf(place: string): Promise<number> {
  const kind = await stat(place).catch(() => null);
  if (!kind?.isDirectory()) return kind?.size ?? 0;
  const names = await readdir(place);
  const sizes = await Promise.all(names.map((name) => sizeOf(path.join(place, name))));
  return sizes.reduce((total, size) => total + size, 0);
}

function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

async function lookAtLeftovers(varFolder: string): Promise<Finding> {
  const { ok, warn } = about("leftovers");
  const names = await readdir(varFolder, { recursive: true }).catch(() => []);
  const parts = names.filter((name) => name.endsWith(".part")).sort();
  if (parts.length === 0) return ok("None of runs that were killed.");
  const list = `${parts.length} unfinished: ${parts.slice(0, 3).join(", ")}${parts.length > 3 ? ", ..." : ""}.`;
  const worker = holderOf(path.join(varFolder, "worker.lock"));
  return worker === null
    ? warn(`${list} They do no harm, and the next refresh replaces them.`)
    : ok(`${list} Process ${worker} may be at work on them.`);
}

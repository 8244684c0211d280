import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Workplace } from "../../../data/loadConfig.js";
import { probeWarehouse } from "../../../data/warehouse/probe.js";
import {
  currentVersion,
  publishedFolder,
  readCurrent,
  readManifest,
} from "../../publish/publications.js";
import { readRolledBack } from "../../publish/rolledBack.js";
import { holderOf } from "../claim.js";
import { about, safely, type Finding } from "./finding.js";

/** Clocks of machines that share a disk differ by seconds. */
const TOLERANCE_MS = 60_000;

export function lookAtState({ varFolder }: Workplace): Promise<Finding[]> {
  return Promise.all([
    safely("warehouse", () => lookAtWarehouse(varFolder)),
    safely("clock", () => lookAtClock(varFolder)),
    safely("publication", () => lookAtPublication(varFolder)),
  ]);
}

async function lookAtWarehouse(varFolder: string): Promise<Finding> {
  const { ok, warn, wrong } = about("warehouse");
  const worker = holderOf(path.join(varFolder, "worker.lock"));
  if (worker !== null) return ok(`Process ${worker} is the worker and has it open.`);
  const file = path.join(varFolder, "warehouse.duckdb");
  if (!existsSync(file)) return warn("Is not there yet: the first refresh makes it.");
  const trouble = await probeWarehouse(file);
  if (!trouble) return ok("Can be opened.");
  if (trouble.heldBy) {
    return wrong(`Process ${trouble.heldBy} has it open, and is not our worker. Stop that one.`);
  }
  return wrong(
    `${file} cannot be opened (${trouble.says}). Move it aside: it is made again from landing.`,
  );
}

async function lookAtClock(varFolder: string): Promise<Finding> {
  const { ok, wrong } = about("clock");
  const manifest = await readCurrent(publishedFolder(varFolder));
  const moments = await timesIn(path.join(varFolder, "landing"));
  if (manifest) moments.push(Date.parse(manifest.publishedAt));
  const newest = moments.reduce((latest, moment) => Math.max(latest, moment), 0);
  const ahead = newest - Date.now();
  if (ahead < TOLERANCE_MS) return ok("Nothing was made in the future.");
  return wrong(
    `What was made last is ${duration(ahead)} in the future: the clock was set back. Set it right; schedules and versions go by it.`,
  );
}

async function timesIn(folder: string): Promise<number[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith(".parquet"));
  return Promise.all(
    files.map(
      async (name) => (await stat(path.join(folder, name)).catch(() => null))?.mtimeMs ?? 0,
    ),
  );
}

async function lookAtPublication(varFolder: string): Promise<Finding> {
  const { ok, warn, wrong } = about("publication");
  const published = publishedFolder(varFolder);
  const version = await currentVersion(published);
  if (!version) return warn("Nothing was published yet. Do so with: werkgebied refresh");
  const manifest = await readManifest(published, version);
  if (!manifest) {
    return wrong(
      `${version}: its manifest is missing or broken. Bring the one before back with: werkgebied rollback`,
    );
  }
  const age = `${version}, ${duration(Date.now() - Date.parse(manifest.publishedAt))} old.`;
  const held = await readRolledBack(published);
  return held.length === 0
    ? ok(age)
    : warn(`${age} Rolled back: to go forward again: werkgebied rollback --undo`);
}

function duration(ms: number): string {
  const [size, unit] = UNITS.find(([least]) => Math.abs(ms) >= least) ?? [60_000, "minute"];
  const count = Math.floor(Math.abs(ms) / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const UNITS: [number, string][] = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
];

import { chmod, mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { placeFile, replaceFile } from "../data/placeFile.js";
import { literal } from "../data/sql.js";
import type { Warehouse } from "../data/warehouse/database.js";
import type { RunRecord } from "./types.js";

/**
 * What the warehouse says of its deliveries, and the runs there were, as files: the worker keeps the
 * warehouse to itself, and `status` and `quarantine` are asked while it works.
 */
export const ledgerTables = ["load", "refusal", "quarantine", "finding"] as const;

/** Runs that are kept. */
const KEPT = 1_000;

export function ledgerFolder(varFolder: string): string {
  return path.join(varFolder, "ledger");
}

export async function writeLedger(warehouse: Warehouse, varFolder: string): Promise<void> {
  const folder = ledgerFolder(varFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const table of ledgerTables) {
    const file = path.join(folder, `${table}.parquet`);
    await warehouse.run(
      `copy (from meta.${table} order by all) to ${literal(`${file}.part`)} (format parquet)`,
    );
    await chmod(`${file}.part`, 0o600);
    await placeFile(`${file}.part`, file);
  }
}

export async function writeRun(varFolder: string, run: RunRecord): Promise<void> {
  const folder = runsFolder(varFolder);
  await mkdir(folder, { recursive: true });
  // To the millisecond, for a purge and the refresh that it asks for begin within a second.
  const name = `${run.startedAt.replace(/[-:]/g, "")}-${shortId(run.runId)}.json`;
  const file = path.join(folder, name);
  await replaceFile(file, JSON.stringify(run));
  const names = await runNames(folder);
  for (const old of names.slice(0, -KEPT)) await rm(path.join(folder, old), { force: true });
}

/** Runs that have ended, newest first. */
export async function readRuns(varFolder: string, most: number): Promise<RunRecord[]> {
  const names = (await runNames(runsFolder(varFolder))).slice(-most).reverse();
  return Promise.all(names.map((name) => readRun(varFolder, name)));
}

/**
 * The run that is meant by its run id or the end of it, or the last one of a workflow id; null where
 * none is kept.
 */
export async function findRun(varFolder: string, id: string): Promise<RunRecord | null> {
  const names = (await runNames(runsFolder(varFolder))).reverse();
  const named = names.find((name) => name.endsWith(`-${shortId(id)}.json`));
  if (named) return readRun(varFolder, named);
  for (const name of names) {
    const run = await readRun(varFolder, name);
    if (run.id === id) return run;
  }
  return null;
}

/** What a run is called: the end of its id, for the beginning is a time. */
export function shortId(runId: string): string {
  return runId.slice(-8);
}

async function readRun(varFolder: string, name: string): Promise<RunRecord> {
  const text = await readFile(path.join(runsFolder(varFolder), name), "utf8");
  return JSON.parse(text) as RunRecord;
}

function runsFolder(varFolder: string): string {
  return path.join(ledgerFolder(varFolder), "runs");
}

async function runNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).sort();
}

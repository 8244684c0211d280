import { lstat, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { removeCopy } from "../warehouse/rewrite.js";

/** A command may write these while a worker starts, unlike all else that is half written. */
const BY_COMMANDS = /^(replacement\.parquet|[a-z]+\.json)\.part$/;

const A_MINUTE_MS = 60_000;

/**
 * Takes away what a worker that was killed left half written. Only for the process that is the
 * worker of the folder: nobody else pulls, publishes or keeps the ledger.
 */
export async function tidy(varFolder: string): Promise<void> {
  for (const name of ["landing", "ledger"]) {
    for (const file of await partsIn(path.join(varFolder, name))) {
      if (await isLeft(file)) await rm(file, { force: true });
    }
  }
  await rm(path.join(varFolder, "published", "next.part"), { recursive: true, force: true });
  const warehouse = path.join(varFolder, "warehouse.duckdb");
  await removeCopy(warehouse);
  await rm(`${warehouse}.tmp`, { recursive: true, force: true });
}

async function partsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(".part"))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function isLeft(file: string): Promise<boolean> {
  if (!BY_COMMANDS.test(path.basename(file))) return true;
  const found = await lstat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > A_MINUTE_MS;
}

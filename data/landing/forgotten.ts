import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { compactTime } from "../compactTime.js";
import { replaceFile } from "../placeFile.js";
import { readJson } from "./readJson.js";

/** People who are to be known no more: the keyed hashes of their numbers, and never the numbers. */
export interface Forgotten {
  /** Name of the file that says so. */
  name: string;
  /** When it was asked, ISO. */
  at: string;
  people: number;
  /** Hashes by the epoch of the key that made them. */
  hashes: Record<string, string[]>;
  /** When nothing of them was left, ISO; null while something may be. */
  clearedAt: string | null;
}

/** No feed can have this name. */
const FOLDER = "_forgotten";

function forgottenFolder(varFolder: string): string {
  return path.join(varFolder, "landing", FOLDER);
}

/** Keeps who is to be forgotten, before anything is removed: the door lets them in no more from then on. */
export async function addForgotten(
  varFolder: string,
  people: number,
  hashes: Forgotten["hashes"],
): Promise<Forgotten> {
  const at = new Date().toISOString();
  const name = `${compactTime(at)}-${randomBytes(3).toString("hex")}.json`;
  const forgotten = { name, at, people, hashes, clearedAt: null };
  await writeForgotten(varFolder, forgotten);
  return forgotten;
}

export async function writeForgotten(varFolder: string, forgotten: Forgotten): Promise<void> {
  const folder = forgottenFolder(varFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, forgotten.name);
  await replaceFile(file, `${JSON.stringify(forgotten, null, 2)}\n`);
  await chmod(file, 0o600);
}

/** All that was ever asked, in that order. */
export async function listForgotten(varFolder: string): Promise<Forgotten[]> {
  const names = await readdir(forgottenFolder(varFolder)).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json")).sort();
  const all = await Promise.all(
    files.map((name) => readJson<Forgotten>(path.join(forgottenFolder(varFolder), name))),
  );
  return all.filter((one) => one !== null);
}

/** Every hash of somebody who is forgotten. */
export async function forgottenHashes(varFolder: string): Promise<string[]> {
  const all = await listForgotten(varFolder);
  return [...new Set(all.flatMap(({ hashes }) => Object.values(hashes).flat()))].sort();
}

/** How many are known, and how many not, to whoever has the keys of these epochs. */
export async function forgottenBy(
  varFolder: string,
  epochs: string[],
): Promise<{ known: number; unknown: number }> {
  const counts = { known: 0, unknown: 0 };
  for (const { people, hashes } of await listForgotten(varFolder)) {
    counts[epochs.some((epoch) => epoch in hashes) ? "known" : "unknown"] += people;
  }
  return counts;
}

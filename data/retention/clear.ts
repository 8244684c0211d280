import { rm, rmdir } from "node:fs/promises";
import path from "node:path";
import type { Frozen } from "../landing/frozen.js";
import { landingFolder } from "../landing/landed.js";
import { leftOf } from "./due.js";
import { filesOf } from "./people.js";

/** What says which file counts; what people decided stays. */
const RECORDS = ["landed.json", "taken.json", "landed.json.part", "taken.json.part"];

/** Takes all files of people away that a frozen day stands for. Nothing happens where they are gone. */
export async function clearFrozen(varFolder: string, frozen: Frozen): Promise<void> {
  for (const file of await leftOf(varFolder, frozen)) await rm(file, { force: true });
  for (const { feed } of frozen.snapshots) {
    await clearRecords(varFolder, feed, frozen.snapshotDate);
  }
}

/** The same for a feed that has no figures any more. */
export async function clearSnapshot(varFolder: string, feed: string, date: string): Promise<void> {
  for (const file of await filesOf(varFolder, feed, date)) await rm(file, { force: true });
  await clearRecords(varFolder, feed, date);
}

async function clearRecords(varFolder: string, feed: string, date: string) {
  const folder = landingFolder(varFolder, feed, date);
  for (const name of RECORDS) await rm(path.join(folder, name), { force: true });
  // Decisions may still be in it.
  await rmdir(folder).catch(() => undefined);
}

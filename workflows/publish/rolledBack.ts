import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { replaceFile } from "../../data/placeFile.js";
import { currentVersion } from "./publications.js";

const entrySchema = z.object({ version: z.string(), content: z.string(), at: z.string() });

/** A publication that readers were taken back from. */
export type RolledBack = z.infer<typeof entrySchema>;

const fileIn = (published: string) => path.join(published, "rolled-back.json");

/**
 * What was rolled back from, the last one last. Only what is newer than the current publication
 * counts: a note whose rollback was cut short says nothing.
 */
export async function readRolledBack(published: string): Promise<RolledBack[]> {
  const current = await currentVersion(published);
  try {
    const noted = z.array(entrySchema).parse(JSON.parse(await readFile(fileIn(published), "utf8")));
    return noted.filter(({ version }) => current !== null && version > current);
  } catch {
    return [];
  }
}

/** Notes it in one step; no file where there is nothing to note. */
export async function writeRolledBack(published: string, entries: RolledBack[]): Promise<void> {
  const file = fileIn(published);
  if (entries.length === 0) return rm(file, { force: true });
  await replaceFile(file, `${JSON.stringify(entries, null, 2)}\n`);
}

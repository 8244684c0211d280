import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { currentVersion, publishedFolder } from "../publish/publications.js";
import { readRolledBack } from "../publish/rolledBack.js";

/** In `var/`, what cannot be made again; of the publications only those that a reader can come to. */
const KEPT = ["landing", "ledger"];

/** Of a process that runs, or that was killed. */
const PASSING = /\.(lock|part|new|takeover)$/;

/** Files of a workplace that cannot be made again, relative to its folder. */
export async function filesToKeep(varFolder: string): Promise<string[]> {
  const published = publishedFolder(varFolder);
  const current = await currentVersion(published);
  const versions = new Set((await readRolledBack(published)).map(({ version }) => version));
  if (current) versions.add(current);
  const files = (await Promise.all(KEPT.map((name) => filesIn(path.join(varFolder, name))))).flat();
  for (const version of versions) files.push(...(await filesIn(path.join(published, version))));
  if (current) files.push(path.join(published, "current"));
  if (versions.size > 1) files.push(path.join(published, "rolled-back.json"));
  const root = path.dirname(varFolder);
  return files.map((file) => path.relative(root, file)).sort(recordsFirst);
}

/** Files below a folder; one that is a link to a folder on another disk is followed. */
async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(unlessMissing)).filter((name) => !PASSING.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const kind = await stat(file).catch(() => null);
      if (kind?.isDirectory()) return filesIn(file);
      return kind?.isFile() ? [file] : [];
    }),
  );
  return found.flat();
}

/** A record that is replaced while the backup is made must not name a file that is not in it. */
function recordsFirst(a: string, b: string): number {
  const rank = (file: string) => (path.extname(file) === ".json" ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function unlessMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

import { stat } from "node:fs/promises";
import path from "node:path";
import type { Feed, FileSpec } from "../../config.js";
import { SourceError } from "../../errors.js";
import { findFiles, isDated, type DatedFile } from "./pattern.js";

export { mapped, type Guard } from "./guard.js";
export { namesIn } from "./namesIn.js";
export { inspectFile, type Inspected } from "./inspect.js";
export { readInto } from "./read.js";

/** The feed's files by the name under which its SQL knows them; a plain feed has one, `file`. */
export function filesOf(feed: Feed): Record<string, FileSpec> {
  return feed.files ?? { file: feed.file as FileSpec };
}

/** Days for which files lie ready; `[fallback]` where neither the names nor the feed tell a day. */
export async function datesOf(feed: Feed, folder: string, fallback: string): Promise<string[]> {
  const dated = Object.values(filesOf(feed)).filter((spec) => isDated(spec.path));
  if (feed.snapshotDate !== undefined || dated.length === 0) return [feed.snapshotDate ?? fallback];
  const found = await Promise.all(dated.map((spec) => findFiles(spec.path, folder)));
  const dates = found.flat().map((file) => file.date as string);
  return [...new Set(dates)].sort();
}

/**
 * Files of one snapshot, in a fixed order.
 * @throws SourceError where there is none: it may come yet.
 */
export async function locate(spec: FileSpec, folder: string, date: string): Promise<DatedFile[]> {
  const all = await findFiles(spec.path, folder);
  const files = isDated(spec.path) ? all.filter((file) => file.date === date) : all;
  if (files.length > 0) return files;
  const named = path.join(folder, pathOn(spec.path, date));
  if (await isFolder(named)) {
    throw new SourceError(
      `${path.basename(named)}: is a folder. Deliver a file in its place, or change the path in the configuration.`,
    );
  }
  throw new SourceError(
    `there is no file ${spec.path} for ${date} in ${folder}. Deliver it, or change the path in the configuration.`,
  );
}

function pathOn(pattern: string, date: string): string {
  const [yyyy = "", mm = "", dd = ""] = date.split("-");
  return pattern.replaceAll("{yyyy}", yyyy).replaceAll("{mm}", mm).replaceAll("{dd}", dd);
}

function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

import { cp, link, mkdir, readdir } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a folder's files into another as well, without taking room for them twice. None of them may
 * be written in place afterwards, only replaced.
 */
export async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else await linkFile(source, target);
  }
}

/** The same of one file. Copies where the disk is another one. */
export async function linkFile(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => cp(from, to));
}

import { lstat } from "node:fs/promises";
import path from "node:path";
import { glob } from "tinyglobby";

export interface Size {
  what: string;
  /** A file that stands in several places counts once. */
  bytes: number;
  files: number;
}

/** What a publication takes on disk. */
export async function sizesIn(publication: string): Promise<Size[]> {
  return Promise.all([
    sizeOf("marts", path.join(publication, "marts")),
    sizeOf("site of the public edition", path.join(publication, "sites/public")),
    sizeOf("all sites", path.join(publication, "sites")),
    sizeOf("the whole publication", publication),
  ]);
}

async function sizeOf(what: string, folder: string): Promise<Size> {
  const names = await glob("**", { cwd: folder, dot: true });
  const seen = new Map<number, number>();
  for (const name of names) {
    const { ino, size } = await lstat(path.join(folder, name));
    seen.set(ino, size);
  }
  const bytes = [...seen.values()].reduce((total, size) => total + size, 0);
  return { what, bytes, files: names.length };
}

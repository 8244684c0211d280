import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** SHA-256 of each published Parquet file, by name. */
export async function martHashes(varFolder: string): Promise<Record<string, string>> {
  const marts = path.join(varFolder, "published/current/marts");
  const names = (await readdir(marts)).sort();
  const entries = names.map(async (name) => {
    const bytes = await readFile(path.join(marts, name));
    return [name, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

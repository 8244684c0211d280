import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** What readers see: nothing yet, a whole publication, or, which must never be, a half one. */
export async function publicationIn(varFolder: string): Promise<"absent" | "whole" | "half"> {
  const published = path.join(varFolder, "published");
  const version = await readlink(path.join(published, "current")).catch(() => null);
  if (version === null) return existsSync(path.join(published, "current")) ? "half" : "absent";
  return (await isWhole(published, version)) ? "whole" : "half";
}

/** Publications that are kept, and parts of one, that are not whole. */
export async function halfPublicationsIn(varFolder: string): Promise<string[]> {
  const published = path.join(varFolder, "published");
  const names = (await readdir(published)).filter((name) => /^\d{8}T|\.part$/.test(name));
  if (names.length === 0) throw new Error("There is no publication at all.");
  const half = names.map(async (name) => ((await isWhole(published, name)) ? [] : [name]));
  return (await Promise.all(half)).flat();
}

async function isWhole(published: string, version: string): Promise<boolean> {
  const folder = path.join(published, version);
  try {
    const manifest = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8"));
    for (const { name, sha256 } of manifest.marts) {
      const bytes = await readFile(path.join(folder, "marts", `${name}.parquet`));
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) return false;
    }
    const data = path.join(folder, "sites/public/data");
    const index = JSON.parse(await readFile(path.join(data, "index.json"), "utf8")) as Index;
    const isDrawn = existsSync(path.join(folder, "sites/public/index.html"));
    const drawn = index.libraries.flatMap(({ id, dates }) =>
      dates.map((date) => path.join(data, id, date, "membership_profile.arrow")),
    );
    return (
      manifest.version === version &&
      isDrawn &&
      drawn.length > 0 &&
      drawn.every((file) => existsSync(file))
    );
  } catch {
    return false;
  }
}

interface Index {
  libraries: { id: string; dates: string[] }[];
}

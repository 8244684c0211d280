import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Editions } from "./editions.js";

export const own = "bibliotheek-merwedal";
export const other = "bibliotheek-heidewoud";
/** Of an edition, and in no other one the same. */
export const EXACT = ["data/index.json", "data/2025-02-01/exact.arrow"];
/** Beside the editions, each with what would give it away. */
export const OUTSIDE = {
  "manifest.json": "the manifest",
  "marts/exact.parquet": "the marts",
  passwords: "$6$",
  "werkgebied/passwords": "$6$",
  "nginx.conf": "daemon off",
  "etc/passwd": "root:",
};

/** A few files of each kind, for two libraries and for all, each of which says whose it is. */
export async function smallEditions(): Promise<Editions> {
  const published = await mkdtemp(path.join(tmpdir(), "werkgebied-editions-"));
  await chmod(published, 0o755);
  const version = path.join(published, "one");
  for (const library of [own, other]) await writeEdition(version, `sites/internal/${library}`);
  await writeEdition(version, "sites/public");
  await write(path.join(version, "marts/exact.parquet"), "the marts");
  await write(path.join(version, "manifest.json"), "the manifest");
  await symlink("one", path.join(published, "current"));
  return {
    published,
    libraries: [own, other],
    close: () => rm(published, { recursive: true }),
  };
}

async function writeEdition(version: string, edition: string) {
  const pages = ["index.html", "trend.html"];
  const data = [...EXACT, "data/exact.parquet", "data/exact.csv", "data/exact.xlsx"];
  const assets = [
    "_app/overview-0A1B2C3D.js",
    "_import/page.0a1b2c3d.js",
    "_node/d3@7.9.2/index.0a1b2c3d.js",
  ];
  for (const file of [...pages, ...data, ...assets, "fonts/inter.woff2", "_import/plain.js"]) {
    await write(path.join(version, edition, file), `${file} of ${edition} `.repeat(20));
  }
  const packed = gzipSync(`packed, of ${edition}`);
  await write(path.join(version, edition, "data/index.json.gz"), packed);
}

async function write(file: string, text: string | Buffer) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

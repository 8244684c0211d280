import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { create } from "tar";
import { afterAll, beforeAll, expect, test } from "vitest";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { zip } from "../../support/zip.js";
import { layersIn } from "./layers.js";
import { person } from "./people.js";
import { createSearch } from "./search.js";

const somebody = person(3);
const text = `x;${somebody.name};${somebody.email};${somebody.phone};${somebody.number};${somebody.street};${somebody.account};\n`;
const all = [...Object.values(somebody), somebody.name.split(" ")[1]].sort();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "werkgebied-found-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function foundIn(name: string, content: string | Uint8Array) {
  const place = await mkdtemp(path.join(folder, "one-"));
  await writeFile(path.join(place, name), content);
  const { found } = await createSearch([somebody])("here", layersIn(place));
  return [...new Set(found.map(({ value }) => value))].sort();
}

test.each([
  ["as it is", text],
  ["in capitals", text.toUpperCase()],
  ["in UTF-16", Buffer.from(text, "utf16le")],
  ["in base64", Buffer.from(text).toString("base64")],
  ["in base64, further on", Buffer.from(`y${text}`).toString("base64")],
  ["in base64, further on still", Buffer.from(`yy${text}`).toString("base64")],
  ["in hexadecimal", Buffer.from(text).toString("hex")],
  ["in a gzip", gzipSync(text)],
  ["in a gzip that is cut off", gzipSync(text + "z".repeat(999), { level: 0 }).subarray(0, 300)],
  ["in a zip", zip([{ name: "leden.csv", text }])],
])("every value is found %s", async (_, content) => {
  expect(await foundIn("file", content)).toEqual(all);
});

test("every value is found in brotli, and in the name of a file", async () => {
  expect(await foundIn("file.br", brotliCompressSync(text))).toEqual(all);
  expect(await foundIn(somebody.email, "")).toContain(somebody.email);
});

test("a member number is found by its plain hashes, and a name in an address", async () => {
  for (const algorithm of ["sha256", "sha1", "md5"]) {
    const hash = createHash(algorithm).update(somebody.number).digest();
    for (const one of [hash, hash.toString("hex"), hash.toString("base64")]) {
      expect(await foundIn("file", one)).toEqual([somebody.number]);
    }
  }
  expect(await foundIn("file", "/?branch=roosmarijn-spoorbabagozoeker")).toHaveLength(2);
});

test("every value is found in Parquet, in DuckDB, and in these within a backup", async () => {
  const packed = path.join(folder, "packed");
  await mkdir(packed);
  const select = `select ${literal(text)} as t from range(3000)`;
  const database = await openDatabase(path.join(packed, "kept.duckdb"));
  await database.run(`create schema source; create table source.members as ${select}`);
  await database.run(
    `copy (${select}) to ${literal(path.join(packed, "rows.parquet"))} (format parquet, compression zstd)`,
  );
  database.close();
  const search = createSearch([somebody]);
  const { found } = await search("here", layersIn(packed));
  for (const name of ["kept.duckdb", "rows.parquet"]) {
    const here = found.filter(({ place }) => place.startsWith(`${name} `));
    expect([...new Set(here.map(({ value }) => value))].sort()).toEqual(all);
  }
  await create({ file: path.join(folder, "b.tar.gz"), gzip: true, cwd: folder }, ["packed"]);
  await rm(packed, { recursive: true });
  const again = await search("here", layersIn(folder));
  const inBackup = again.found.filter(({ place }) => /b\.tar\.gz.*rows\.parquet rows/.test(place));
  expect([...new Set(inBackup.map(({ value }) => value))].sort()).toEqual(all);
});

test("nobody is found where nobody is", async () => {
  const others = Array.from({ length: 200 }, (_, nth) => person(nth + 10));
  const content = others.map((one) => Object.values(one).join(";")).join("\n");
  expect(await foundIn("file", content)).toEqual([]);
  expect(new Set(others.flatMap((one) => Object.values(one))).size).toBe(200 * 6);
});

import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressPages, writeCompressed } from "../../../workflows/publish/compress.js";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), "werkgebied-br-"))));
afterEach(() => rm(folder, { recursive: true }));

const LONG = "wie bereiken we, en wie niet? ".repeat(200);

test("what gets smaller has a compressed file of the same bytes beside it", async () => {
  const file = path.join(folder, "index.json");
  await writeCompressed(file, LONG);
  expect(await readFile(file, "utf8")).toBe(LONG);
  const packed = await readFile(`${file}.br`);
  expect(packed.length).toBeLessThan(LONG.length / 10);
  expect(brotliDecompressSync(packed).toString()).toBe(LONG);
});

test("what is small, or does not get smaller, stays alone", async () => {
  await writeCompressed(path.join(folder, "small.json"), LONG.slice(0, 900));
  await writeCompressed(path.join(folder, "noise.arrow"), randomBytes(4000));
  expect((await readdir(folder)).sort()).toEqual(["noise.arrow", "small.json"]);
});

test("of a built site the texts are compressed, and not what is so already", async () => {
  for (const name of ["index.html", "app.js", "style.css", "inter.woff2"])
    await writeFile(path.join(folder, name), LONG);
  await compressPages(folder);
  const packed = (await readdir(folder)).filter((name) => name.endsWith(".br"));
  expect(packed.sort()).toEqual(["app.js.br", "index.html.br", "style.css.br"]);
});

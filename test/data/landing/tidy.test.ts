import { mkdir, mkdtemp, readdir, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { tidy } from "../../../data/landing/tidy.js";

test("what a killed worker left half written goes, and all else stays", async () => {
  const folder = await filled([
    "landing/members/2024-01-01/rows.parquet.part",
    "landing/members/2024-01-01/tmp_rows.parquet.part",
    "landing/members/2024-01-01/0a1b.parquet",
    "landing/members/2024-01-01/landed.json",
    "ledger/load.parquet.part",
    "ledger/load.parquet",
    "ledger/runs/20240101T050000Z-1a2b3c4d.json.part",
    "published/next.part/marts/scopes.parquet",
    "published/20240101T050000Z-0a1b/manifest.json",
    "warehouse.duckdb",
  ]);
  await symlink("20240101T050000Z-0a1b", path.join(folder, "published/current"));
  await tidy(folder);
  expect(await filesIn(folder)).toEqual([
    "landing/members/2024-01-01/0a1b.parquet",
    "landing/members/2024-01-01/landed.json",
    "ledger/load.parquet",
    "published/20240101T050000Z-0a1b/manifest.json",
    "published/current",
    "warehouse.duckdb",
  ]);
});

test("what a command writes at this moment stays; what it left a while ago goes", async () => {
  const names = ["replacement.parquet.part", "withdrawn.json.part"];
  const folder = await filled([
    ...names.map((name) => `landing/members/2024-01-01/${name}`),
    ...names.map((name) => `landing/members/2024-02-01/${name}`),
  ]);
  const then = new Date(Date.now() - 120_000);
  for (const name of names) {
    await utimes(path.join(folder, "landing/members/2024-02-01", name), then, then);
  }
  await tidy(folder);
  expect(await filesIn(folder)).toEqual(names.map((name) => `landing/members/2024-01-01/${name}`));
});

test("a folder where nothing was made yet is left as it is", async () => {
  const folder = await filled([]);
  await tidy(folder);
  expect(await filesIn(folder)).toEqual([]);
});

async function filled(files: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-tidy-"));
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), "something");
  }
  return folder;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

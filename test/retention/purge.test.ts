import { existsSync } from "node:fs";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { martHashes } from "../support/hashes.js";
import type { SmallRegion } from "../support/smallRegion.js";
import { foundIn } from "./left.js";
import {
  cliOf,
  configure,
  fileOf,
  keepFor,
  monthsToKeep,
  plantedOn,
  regionOfStrangers,
  strangers,
} from "./world.js";

const OTHER_KEY = "another key for the same people";

let region: SmallRegion;
let cli: ReturnType<typeof cliOf>;
let before: Record<string, string>;

/** Everybody who is to go: also under another key, and in what was replaced or withdrawn. */
function planted(date: string): string[] {
  return [...plantedOn(date), ...plantedOn(date, OTHER_KEY)];
}

async function done(...args: string[]): Promise<string> {
  const { code, output } = await cli(...args);
  expect(code, output).toBe(0);
  return output;
}

beforeAll(async () => {
  region = await regionOfStrangers({ months: 5 });
  cli = cliOf(region);
  await done("refresh", "--all");
  // Under another key all is pulled once more: what was landed before stays in its folder.
  await configure(region, "nobody is real here", OTHER_KEY);
  await done("refresh", "--all");
  const [, replaced = "", withdrawn = ""] = region.dates;
  const mended = path.join(region.folder, "mended.csv");
  await writeFile(mended, strangers(replaced).replace(/\n.*\n$/, "\n"));
  await done("replace", "members", replaced, mended, "--because", "half a file");
  await done("withdraw", "members", withdrawn, "--because", "the wrong library");
  before = await martHashes(region.var);
  await writeFile(path.join(region.var, "warehouse.duckdb.broken-x"), plantedOn(replaced).join());
});

test("before it, everybody who was delivered is found", async () => {
  const all = region.dates.slice(0, 4).flatMap(planted);
  const found = await foundIn(region.var, all);
  expect(all.filter((value) => !found.has(value))).toEqual([]);
});

test("a dry run tells what would go, and changes nothing", async () => {
  await keepFor(region, monthsToKeep(region.dates[4]!));
  const files = (await readdir(region.var, { recursive: true })).sort();
  const { snapshots, personsMonths } = JSON.parse(await done("purge", "--dry-run", "--json"));
  expect(personsMonths).toBe(monthsToKeep(region.dates[4]!));
  expect(snapshots).toEqual(
    region.dates.slice(0, 4).map((snapshotDate, nth) => ({
      feed: "members",
      snapshotDate,
      rowCount: nth === 1 ? 59 : 60,
      isConfigured: true,
    })),
  );
  expect(await done("status")).toContain("4 snapshots to be purged: werkgebied purge");
  expect((await readdir(region.var, { recursive: true })).sort()).toEqual(files);
});

test("the figures are the same to the byte, and nobody who was purged is found anywhere", async () => {
  const output = await done("purge");
  expect(output).toContain("4 snapshots of people, 239 rows are gone");
  expect(await martHashes(region.var)).toEqual(before);
  const gone = region.dates.slice(0, 4).flatMap(planted);
  expect(await foundIn(region.var, gone)).toEqual(new Map());
});

test("those who are kept are still there", async () => {
  const kept = plantedOn(region.dates[4]!, OTHER_KEY);
  const found = await foundIn(region.var, kept);
  expect(kept.filter((value) => !found.has(value))).toEqual([]);
});

test("the same figures come of a rebuild, and of deliveries that are still in their folder", async () => {
  await done("rebuild");
  expect(await martHashes(region.var)).toEqual(before);
  expect(await done("refresh", "--all")).toContain("Nothing has changed");
  expect(await martHashes(region.var)).toEqual(before);
  expect(await done("purge")).toContain("Nothing was due.");
  const gone = region.dates.slice(0, 4).flatMap(planted);
  expect(await foundIn(region.var, gone)).toEqual(new Map());
});

test("status and runs tell what was purged", async () => {
  const status = await done("status");
  expect(status).toContain(
    `people are kept for ${monthsToKeep(region.dates[4]!)} months\n            only counts of 4 snapshots, 2024-01-01 to 2024-04-01\n`,
  );
  expect(status).toContain("members 2024-02-01 replaced: half a file");
  expect(await done("runs")).toMatch(/purged .* purge: 4 snapshots of people, 239 rows/);
});

test("a purged snapshot can be withdrawn and come back, and can no longer be replaced", async () => {
  const [first = "", , withdrawn = ""] = region.dates;
  await done("withdraw", "members", first);
  expect(await martHashes(region.var)).not.toEqual(before);
  await done("withdraw", "members", first, "--undo");
  expect(await martHashes(region.var)).toEqual(before);
  const replaced = await cli("replace", "members", first, fileOf(region, first));
  expect([replaced.code, replaced.output]).toEqual([
    1,
    expect.stringMatching(
      /members 2024-01-01: its people were purged on .* no longer be replaced\./,
    ),
  ]);
  const undone = await cli("withdraw", "members", withdrawn, "--undo");
  expect([undone.code, undone.output]).toEqual([
    1,
    expect.stringContaining("while it did not count, so nothing is left of it"),
  ]);
});

test("a backup holds what was frozen, and gives the same figures elsewhere", async () => {
  const file = path.join(region.folder, "backup.tar.gz");
  await done("backup", file);
  const varFolder = path.join(region.folder, "aside");
  await cp(region.var, varFolder, { recursive: true, verbatimSymlinks: true });
  await rm(region.var, { recursive: true });
  await done("restore", file, "--into", region.folder);
  await done("rebuild");
  expect(await martHashes(region.var)).toEqual(before);
});

test("other settings leave frozen counts as they are, and are told", async () => {
  await configure(region, "basis:", "leaveOutCategories: ['schoolpas'], basis:");
  await done("refresh");
  expect(await martHashes(region.var)).toEqual(before);
  expect(await done("status")).toContain(
    "4 snapshots of these counted as the configuration was then",
  );
  const manifest = path.join(region.var, "published/current/manifest.json");
  const { frozen } = JSON.parse(await readFile(manifest, "utf8"));
  expect(frozen[0]).toMatchObject({
    feed: "members",
    snapshotDate: "2024-01-01",
    settings: { leaveOutCategories: [] },
  });
});

test("a frozen file that is damaged is told by its name, and what is published stands", async () => {
  const folder = path.join(region.var, "landing/_frozen/2024-01-01");
  const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".parquet"));
  await writeFile(path.join(folder, file), "no Parquet");
  const { code, output } = await cli("rebuild");
  expect([code, output]).toEqual([1, expect.stringContaining("Landing lacks, or has damaged")]);
  expect(existsSync(path.join(region.var, "published/current"))).toBe(true);
  expect(await martHashes(region.var)).toEqual(before);
});

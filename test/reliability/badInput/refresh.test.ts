import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slug } from "../../../data/slug.js";
import { literal } from "../../../data/sql.js";
import { openDatabase, openWarehouse, type Warehouse } from "../../../data/warehouse/database.js";
import { runCli, type CliResult } from "../../support/cli.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { hostileNames } from "./hostileNames.js";
import { badRegion, hostileLibrary, hostileSegment } from "./region.js";

let region: SmallRegion;
let result: CliResult;
let warehouse: Warehouse;

beforeAll(async () => {
  region = await badRegion();
  result = await runCli(["refresh", "--all", "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  warehouse = await openWarehouse(region.var);
});
afterAll(async () => {
  warehouse.close();
  await rm(region.folder, { recursive: true, force: true });
});

test("four bad deliveries are four sentences, and the others are published", () => {
  expect(result.code, result.output).toBe(3);
  for (const sentence of [
    "cut 2024-01-01: refused: stuk.csv.gz: cannot be unpacked, it is cut off or damaged. Deliver it again.",
    "bomb 2024-01-01: refused: bom.zip: unpacks to more than 100,000,000 bytes.",
    "mixed 2024-01-01: refused: gemengd.csv: holds two encodings, UTF-8 (first on line 2) and another (first on line 3).",
    "folder 2024-01-01: failed: map.csv: is a folder. Deliver a file in its place",
  ]) {
    expect(result.output).toContain(sentence);
  }
  expect(result.output).toMatch(/Published \S+/);
  expect(result.output).not.toMatch(/\n\s+at |Error:/);
});

test("names with quotation marks, SQL and HTML are plain text in the warehouse and in quarantine", async () => {
  const names = await warehouse.rows<{ name: string; n: number }>(
    "select branch as name, count(*) as n from source.members where feed = 'hostile' group by all",
  );
  expect(names.map(({ name }) => name).sort()).toEqual([...hostileNames].sort());
  expect(names.every(({ n }) => n === 10)).toBe(true);
  const [row] = await warehouse.rows<{ text: string }>(
    "select row_values as text from meta.quarantine where feed = 'hostile'",
  );
  expect(JSON.parse(row!.text)).toMatchObject({
    library: hostileLibrary,
    branch: hostileNames.join(" "),
  });
});

test("and in what is published: the marts, the Arrow files of the site, and its index", async () => {
  const current = path.join(region.var, "published/current");
  const mart = path.join(current, "marts/membership_profile.parquet");
  const database = await openDatabase(":memory:");
  const inMart = await database.rows(
    `select sum(member_count)::double as members from read_parquet(${literal(mart)})
     where segment_id = ${literal(hostileSegment)} and level = 'segment' and scope = 'library' and basis = 'households'`,
  );
  database.close();
  expect(Number(inMart[0]?.members)).toBeGreaterThan(0);

  const data = path.join(current, "sites/public/data");
  const library = slug(hostileLibrary);
  const arrow = await readFile(path.join(data, library, "2024-01-01/membership_profile.arrow"));
  expect(tableFromIPC(arrow).getChild("segment_id").toArray()).toContain(hostileSegment);
  const index = JSON.parse(await readFile(path.join(data, "index.json"), "utf8")) as Index;
  const listed = index.libraries.find(({ id }) => id === library);
  expect(listed?.name).toBe(hostileLibrary);
  expect(JSON.stringify(listed)).toContain(JSON.stringify(hostileNames[3]));
});

interface Index {
  libraries: { id: string; name: string }[];
}

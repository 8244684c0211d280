import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../data/warehouse/database.js";
import { runCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

let region: SmallRegion;
let whole: Record<string, string>;

beforeAll(async () => {
  region = await smallRegion({ empty: ["2024-05-01"] });
  await cli("refresh", "--all");
  whole = await martHashes(region.var);
});

async function cli(...args: string[]) {
  const result = await runCli([...args, "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  expect(result.code, result.output).toBe(0);
  return result.output;
}

async function memberDates() {
  const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  const rows = await warehouse.rows<{ date: string; n: number }>(
    `select snapshot_date::varchar as date, count(*)::double as n
     from source.members group by all order by all`,
  );
  warehouse.close();
  return Object.fromEntries(rows.map(({ date, n }) => [date, n]));
}

const ALL = { "2024-01-01": 60, "2024-02-01": 61, "2024-03-01": 62, "2024-04-01": 63 };

test("a withdrawn snapshot leaves every figure, also when all is pulled again, until that is undone", async () => {
  const told = await cli("withdraw", "members", "2024-03-01", "--because", "half a file");
  expect(told).toContain("1 withdrawn");
  const without = { ...ALL, "2024-03-01": undefined };
  expect(await memberDates()).toEqual(without);
  await cli("refresh", "--all");
  expect(await memberDates()).toEqual(without);
  expect(await cli("status")).toContain("members 2024-03-01 withdrawn: half a file");
  await cli("withdraw", "members", "2024-03-01", "--undo");
  expect(await memberDates()).toEqual(ALL);
  expect(await martHashes(region.var)).toEqual(whole);
});

test("a file given by hand counts instead of a delivery that was refused, until that is undone", async () => {
  const file = path.join(region.folder, "hersteld.csv");
  await writeFile(file, "pas;naam;vestiging;postcode;huisnr\nP1;x;Noord;1234AA;1\n");
  await cli("replace", "members", "2024-05-01", file);
  expect(await memberDates()).toEqual({ ...ALL, "2024-05-01": 1 });
  await cli("refresh", "--all");
  expect(await memberDates()).toEqual({ ...ALL, "2024-05-01": 1 });
  await cli("replace", "members", "2024-05-01", "--undo");
  expect(await memberDates()).toEqual(ALL);
  expect(await martHashes(region.var)).toEqual(whole);
});

test("a file given by hand replaces a delivery that was taken, and gives way to it again", async () => {
  const file = path.join(region.folder, "hersteld.csv");
  await cli("replace", "members", "2024-02-01", file);
  expect(await memberDates()).toEqual({ ...ALL, "2024-02-01": 1 });
  await cli("rebuild");
  expect(await memberDates()).toEqual({ ...ALL, "2024-02-01": 1 });
  await cli("replace", "members", "2024-02-01", "--undo");
  expect(await martHashes(region.var)).toEqual(whole);
});

test("what was decided without a refresh is done by the next one, whatever that is asked", async () => {
  const file = path.join(region.folder, "hersteld.csv");
  await cli("replace", "members", "2024-02-01", file, "--no-refresh");
  expect(await memberDates()).toEqual(ALL);
  await cli("refresh", "--feeds", "residents");
  expect(await memberDates()).toEqual({ ...ALL, "2024-02-01": 1 });
  await cli("replace", "members", "2024-02-01", "--undo", "--no-refresh");
  await cli("refresh", "--feeds", "residents");
  expect(await memberDates()).toEqual(ALL);
  expect(await martHashes(region.var)).toEqual(whole);
});

test("a warehouse that another program has open is told of, and not set aside", async () => {
  const other = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  const { code, output } = await runCli(["rebuild", "--config", region.config]);
  other.close();
  expect(code).toBe(1);
  expect(output).toMatch(/warehouse\.duckdb is in use by another process/);
  expect((await readdir(region.var)).filter((name) => name.includes("broken"))).toEqual([]);
});

test("a warehouse made again from landing gives the same bytes, without any delivery at hand", async () => {
  await rm(path.join(region.folder, "data"), { recursive: true });
  expect(await cli("rebuild")).toContain("Nothing has changed");
  expect(await martHashes(region.var)).toEqual(whole);
  // A disk that lost the warehouse, or a file that DuckDB cannot open, is no other case.
  await writeFile(path.join(region.var, "warehouse.duckdb"), "no database");
  expect(await cli("rebuild")).toContain("warehouse.duckdb.broken-");
  expect(await martHashes(region.var)).toEqual(whole);
});

test("an unknown feed, day or rule is told with those there are", async () => {
  const { code, output } = await runCli([
    "withdraw",
    "leden",
    "2024-03-01",
    "--config",
    region.config,
  ]);
  expect(code).toBe(1);
  expect(output).toContain('There is no feed "leden". The feeds are: members, residents');
  const day = await runCli(["withdraw", "members", "2031-03-01", "--config", region.config]);
  expect(day.output).toMatch(/no such snapshot has landed\. The last are: .*2024-04-01/);
  const rule = await runCli([
    "accept",
    "members",
    "2024-03-01",
    "--rule",
    "x",
    "--config",
    region.config,
  ]);
  expect(rule.code).toBe(2);
  expect(rule.output).toContain("maxDrop");
});

import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { extract } from "tar";
import { expect, test } from "vitest";
import { literal } from "../../data/sql.js";
import { openDatabase } from "../../data/warehouse/database.js";
import type { Manifest } from "../../workflows/publish/manifest.js";
import { project, runCli } from "../support/cli.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";

const fixtures = path.join(project, "test/fixtures");

/** What earlier versions left in `var/`, of the small region: three months, and an empty delivery. */
const versions = (await readdir(fixtures)).filter((name) => name.startsWith("var-")).sort();

test("there is a fixture of an earlier version", () => {
  expect(versions).toContain("var-0.1.0.tar.gz");
});

test.each(versions)(
  "%s: what it left is opened, and without any delivery gives the same figures",
  async (version) => {
    const region = await smallRegion({ months: 3 });
    // Nothing is delivered any more: all there is lies in landing.
    await rm(path.join(region.folder, "data"), { recursive: true });
    await extract({ file: path.join(fixtures, version), cwd: region.folder });
    const before = await readManifest(region);
    const members = await membersIn(region);
    expect(members).toEqual({ "2024-01-01": 60, "2024-02-01": 61, "2024-03-01": 62 });

    const listed = await cli(region, "publications");
    expect(listed.output).toContain(before.version);
    const { code, output } = await cli(region, ...NOTHING_NEW);
    expect(code, output).toBe(0);
    expect(await membersIn(region)).toEqual(members);
    const after = await readManifest(region);
    expect(after.inputs.map(({ feed, snapshotDate, file }) => [feed, snapshotDate, file])).toEqual(
      before.inputs.map(({ feed, snapshotDate, file }) => [feed, snapshotDate, file]),
    );
    // A later version may add marts and rows, such as one more reference; none may be gone.
    const [old, made] = [rowCounts(before), rowCounts(after)];
    const fewer = Object.keys(old).filter((mart) => (made[mart] ?? -1) < old[mart]!);
    expect(fewer).toEqual([]);
    expect(await differences(region, before.version, after.version)).toEqual({
      lostColumns: [],
      onlyBefore: 0,
      onlyAfter: 0,
    });

    // As a version would that keeps its books in other columns.
    const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
    await warehouse.run("alter table meta.load add column of_a_later_version varchar");
    warehouse.close();
    const renewed = await cli(region, ...NOTHING_NEW);
    expect(renewed.code, renewed.output).toBe(0);
    expect(renewed.output).toContain("The warehouse was made by another version");
    expect(renewed.output).toContain("6 snapshots loaded, 0 unchanged, 1 refused, 0 failed");
    expect(renewed.output).toContain("Nothing has changed");
  },
);

/** A refresh that asks no feed for anything. */
const NOTHING_NEW = ["refresh", "--feeds", "members", "--from", "2031-01-01"];

function cli(region: SmallRegion, ...args: string[]) {
  return runCli([...args, "--config", region.config], { env: { TEMPORAL_ADDRESS: undefined } });
}

async function readManifest(region: SmallRegion): Promise<Manifest> {
  const file = path.join(region.var, "published/current/manifest.json");
  return JSON.parse(await readFile(file, "utf8"));
}

function rowCounts({ marts }: Manifest) {
  return Object.fromEntries(marts.map(({ name, rowCount }) => [name, rowCount]));
}

/** What of the figures is not the same in two publications, by value, in the columns that both have. */
async function differences(region: SmallRegion, before: string, after: string) {
  const reader = await openDatabase(":memory:");
  const fileOf = (version: string) =>
    literal(path.join(region.var, "published", version, "marts/membership_profile.parquet"));
  const columnsOf = async (version: string) => {
    const sql = `select column_name as name from (describe from ${fileOf(version)})`;
    return (await reader.rows<{ name: string }>(sql)).map(({ name }) => name);
  };
  const [older, newer] = [await columnsOf(before), await columnsOf(after)];
  const shared = older.filter((name) => newer.includes(name));
  const onlyIn = async (one: string, other: string) => {
    const rowsOf = (version: string) => `select ${shared.join(", ")} from ${fileOf(version)}`;
    const sql = `select count(*)::double as n from (${rowsOf(one)} except all ${rowsOf(other)})`;
    return (await reader.rows<{ n: number }>(sql))[0]?.n;
  };
  const found = {
    lostColumns: older.filter((name) => !newer.includes(name)),
    onlyBefore: await onlyIn(before, after),
    onlyAfter: await onlyIn(after, before),
  };
  reader.close();
  return found;
}

/** Registered members by snapshot, as readers of the mart see them. */
async function membersIn(region: SmallRegion): Promise<Record<string, number>> {
  const file = path.join(region.var, "published/current/marts/data_quality.parquet");
  const reader = await openDatabase(":memory:");
  const rows = await reader.rows<{ date: string; n: number }>(
    `select snapshot_date::varchar as date, loaded_count as n from read_parquet(${literal(file)})
     where feed = 'members' and library_id = '_all' and loaded_count is not null order by 1`,
  );
  reader.close();
  return Object.fromEntries(rows.map(({ date, n }) => [date, n]));
}

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { DuckDBInstance } from "@duckdb/node-api";
import { ConfigError } from "../../../data/errors.js";
import { openMarts } from "../../../data/warehouse/openMarts.js";
import { martHashes } from "../../support/hashes.js";
import { project, runCli } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

let region: SmallRegion;
let folder: string;

function sql(...args: string[]) {
  return runCli(["sql", "--config", region.config, ...args]);
}

async function asked(query: string): Promise<unknown> {
  const { code, output } = await sql(query, "--json");
  expect(code, output).toBe(0);
  return JSON.parse(output);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "werkgebied-sql-"));
  region = await smallRegion({ months: 2 });
  const env = { TEMPORAL_ADDRESS: undefined };
  const { code, output } = await runCli(["refresh", "--all", "--config", region.config], { env });
  expect(code, output).toBe(0);
});

test("without a query the marts are listed, and one is described by its contract", async () => {
  const list = await sql();
  expect(list.output).toMatch(/membership_profile +[\d,]+ +Members against residents/);
  const described = await sql("--describe", "membership_profile");
  expect(described.output).toMatch(/penetration +double +member_count \/ base_count, 0\.\.1/);
  expect(described.output).toMatch(/snapshot_date +date +key/);
  const wrong = await sql("--describe", "members");
  expect([wrong.code, wrong.output]).toEqual([
    1,
    expect.stringContaining(
      'There is no mart "members". The marts are: benchmark_gap, branch_hours, catchment_profile, ',
    ),
  ]);
});

test("days are YYYY-MM-DD, whole numbers are numbers and nothing is null", async () => {
  const rows = await asked(
    "select min(snapshot_date) as day, count(distinct snapshot_date) as n, sum(1::hugeint) > 0 as some, null as nothing, [date '2024-01-01'] as days from membership_profile",
  );
  expect(rows).toEqual([
    { day: "2024-01-01", n: 2, some: true, nothing: null, days: ["2024-01-01"] },
  ]);
});

test("a table, CSV and Parquet hold the same rows", async () => {
  const query = "select * from (values ('a,\"b', 1.5), ('c', null)) as t(name, value)";
  expect((await sql(query)).output).toBe('name  value\na,"b    1.5\nc\n(2 rows)\n');
  expect((await sql(query, "--format", "csv")).output).toBe('name,value\r\n"a,""b",1.5\r\nc,\r\n');
  const file = path.join(folder, "rows.parquet");
  expect((await sql(query, "--format", "parquet")).output).toContain("Name one with --output");
  const made = await sql(`${query}; -- done`, "--format", "parquet", "--output", file);
  expect([made.code, made.output]).toEqual([0, ""]);
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(
    `select name, value::double as value from '${file}'`,
  );
  expect(reader.getRowObjectsJS()).toEqual([
    { name: 'a,"b', value: 1.5 },
    { name: "c", value: null },
  ]);
});

test("in CSV a text that a spreadsheet would run begins with an apostrophe, unless it is asked raw", async () => {
  const query = `select '=HYPERLINK("http://x")' as "=name", -3::bigint as n, -1.5::decimal(4, 2) as d`;
  const csv = await sql(query, "--format", "csv");
  expect(csv.output).toBe(`'=name,n,d\r\n"'=HYPERLINK(""http://x"")",-3,-1.5\r\n`);
  const raw = await sql(query, "--format", "csv", "--raw");
  expect(raw.output).toBe(`=name,n,d\r\n"=HYPERLINK(""http://x"")",-3,-1.5\r\n`);
  const wrong = await sql(query, "--raw");
  expect([wrong.code, wrong.output]).toEqual([2, expect.stringContaining("this is table")]);
});

test("rows go to a file whole, or not at all", async () => {
  const file = path.join(folder, "rows.csv");
  await sql("select 1 as one", "--format", "csv", "--output", file);
  expect(await readFile(file, "utf8")).toBe("one\r\n1\r\n");
  const failing =
    "select case when scope = 'branch' then scope::int end as n from membership_profile";
  const { code, output } = await sql(failing, "--format", "csv", "--output", file);
  expect([code, output]).toEqual([1, expect.stringContaining("Conversion Error")]);
  expect(await readFile(file, "utf8")).toBe("one\r\n1\r\n");
  expect(existsSync(`${file}.part`)).toBe(false);
});

test("--limit asks for no more than that", async () => {
  const many = "select * from range(100000)";
  expect((await sql(many, "--limit", "3", "--format", "csv")).output).toBe(
    "range\r\n0\r\n1\r\n2\r\n",
  );
});

test("a query comes from a file, or from standard input", async () => {
  const file = path.join(folder, "query.sql");
  await writeFile(file, "select 7 as seven;\n");
  expect((await sql("--file", file, "--format", "csv")).output).toBe("seven\r\n7\r\n");
  const program = path.join(project, "workflows/cli/werkgebied.js");
  const args = [program, "sql", "--config", region.config, "--format", "csv"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end("select 8 as eight");
  let output = "";
  for await (const chunk of child.stdout) output += String(chunk);
  expect(output).toBe("eight\r\n8\r\n");
});

test("a wrong query gets DuckDB's sentence and the marts there are", async () => {
  for (const [query, sentence] of [
    ["selec 1", 'Parser Error: syntax error at or near "selec"'],
    ["select * from nope", "Catalog Error: Table with name nope does not exist!"],
    ["select nope from membership_profile", 'Binder Error: Referenced column "nope" not found'],
  ] as const) {
    const { code, output } = await sql(query);
    expect(code).toBe(1);
    expect(output).toContain(`\n${sentence}`);
    expect(output).toMatch(
      /\nThe marts are: benchmark_gap, branch_hours, catchment_profile, .*\n$/,
    );
    expect(output).not.toMatch(/\n\s+at /);
  }
});

test("a query can read the marts and nothing else, and write nothing", async () => {
  const before = await martHashes(region.var);
  const mart = path.join(region.var, "published/current/marts/membership_profile.parquet");
  const secret = path.join(folder, "secret.csv");
  await writeFile(secret, "secret\n1\n");
  const evil = path.join(folder, "evil.parquet");
  const queries = [
    `select * from read_csv('${secret}')`,
    `select * from '${secret}'`,
    `select * from read_text('${secret}')`,
    `select * from glob('${folder}/*')`,
    `copy (select 1) to '${evil}'`,
    `copy (select 1) to '${mart}'`,
    `explain analyze copy (select 1) to '${mart}'`,
    `attach '${evil}' as evil`,
    `export database '${folder}/evil'`,
    "set enable_external_access = true",
    `set allowed_paths = ['${secret}']`,
    "reset lock_configuration",
    "install httpfs",
    "load httpfs",
    "create table evil as select 1",
    "drop view membership_profile",
    "select 1; select 2",
    `select 1; copy (select 1) to '${evil}'`,
    `select * from query('copy (select 1) to ''${evil}''')`,
  ];
  const marts = await openMarts(path.dirname(mart), `${evil}.part`);
  for (const query of queries) {
    const trial = async () => {
      for await (const rows of (await marts.query(query)).chunks) expect([query, rows]).toBe("");
    };
    await expect(trial(), query).rejects.toThrow(ConfigError);
  }
  marts.close();
  expect(existsSync(evil)).toBe(false);
  expect(await martHashes(region.var)).toEqual(before);
});

test("a part that is written cannot break out of its statement", async () => {
  const evil = path.join(folder, "evil.parquet");
  const file = path.join(folder, "out.parquet");
  const query = `select 1) to '${evil}' (format parquet); --`;
  const { code } = await sql(query, "--format", "parquet", "--output", file);
  expect(code).toBe(1);
  expect([existsSync(evil), existsSync(file)]).toEqual([false, false]);
});

test("another publication can be asked", async () => {
  const { output } = await runCli(["publications", "--json", "--config", region.config]);
  const [{ version } = { version: "" }] = JSON.parse(output) as { version: string }[];
  const found = await sql("select 1 as one", "--publication", version, "--format", "csv");
  expect(found.output).toBe("one\r\n1\r\n");
  const missing = await sql("select 1", "--publication", "20200101T000000Z-000000000000");
  expect(missing.output).toContain(`Those there are: ${version}.`);
});

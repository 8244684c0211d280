import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../data/warehouse/database.js";
import { runCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const OLD = "6d1f0c6f5a4e4b7f9a3d8e2c1b0a9f8e7d6c5b4a392817060f1e2d3c4b5a6978";
const NEW = "e3b7a1c95d2f48068ab4c7d91e6f3a5082d4b6c8f0a1937e5c6d8b2f4a091e37";

/** A region whose key is in the environment. */
async function keyedRegion(months: number): Promise<SmallRegion> {
  const region = await smallRegion({ months });
  const text = await readFile(region.config, "utf8");
  await writeFile(
    region.config,
    text.replace('{ value: "nobody is real here" }', '{ env: "PROEF_KEY" }'),
  );
  return region;
}

async function cli(region: SmallRegion, env: NodeJS.ProcessEnv, ...args: string[]) {
  const keys = { PROEF_KEY: undefined, PROEF_KEY_FILE: undefined, ...env };
  return runCli([...args, "--config", region.config], {
    env: { TEMPORAL_ADDRESS: undefined, ...keys },
  });
}

async function doctor(region: SmallRegion, env: NodeJS.ProcessEnv) {
  const { output } = await cli(region, env, "doctor", "--json");
  const findings = JSON.parse(output) as { check: string; state: string; text: string }[];
  return findings.filter(({ check }) => check === "hash key" || check === "feed members");
}

const keyFinding = async (region: SmallRegion, env: NodeJS.ProcessEnv) =>
  (await doctor(region, env)).find(({ check }) => check === "hash key");

describe("a missing key", () => {
  test("stops the members at the door, in a sentence; with one in a file they come in", async () => {
    const region = await keyedRegion(2);
    const without = await cli(region, {}, "refresh", "--all");
    expect(without.code, without.output).toBe(1);
    expect(without.output).toContain(
      "There is no key for hashing member numbers. Set PROEF_KEY, or PROEF_KEY_FILE to a file that holds it. A new one: openssl rand -hex 32",
    );
    expect(existsSync(path.join(region.var, "landing/members"))).toBe(false);
    expect(existsSync(path.join(region.var, "published/current"))).toBe(false);

    const file = path.join(region.folder, "key");
    await writeFile(file, `${OLD}\n`, { mode: 0o600 });
    const { code, output } = await cli(region, { PROEF_KEY_FILE: file }, "refresh", "--all");
    expect(code, output).toBe(0);
    expect(await readdir(path.join(region.var, "landing/members"))).toEqual(region.dates);

    // Nor does it let anybody in later, and what was published stands.
    await writeFile(path.join(region.folder, "data/leden_2024-03-01.csv"), "pas\n");
    const later = await cli(region, {}, "refresh", "--snapshot", "2024-03-01");
    expect(later.output).toContain("There is no key for hashing member numbers.");
    expect(await readdir(path.join(region.var, "landing/members"))).toEqual(region.dates);
  });
});

describe("doctor", () => {
  test("warns of a key that is short, in the configuration, or in a file for everybody", async () => {
    const region = await keyedRegion(1);
    expect(await keyFinding(region, {})).toMatchObject({ state: "wrong" });
    expect(await keyFinding(region, { PROEF_KEY: OLD })).toMatchObject({ state: "ok" });
    expect(await keyFinding(region, { PROEF_KEY: "geheim" })).toMatchObject({
      state: "warn",
      text: "It is short, or can be guessed, and with it every member number. A better one: openssl rand -hex 32.",
    });
    await mkdir(region.var, { recursive: true });
    const file = path.join(region.var, "key");
    await writeFile(file, OLD);
    await chmod(file, 0o644);
    const found = await keyFinding(region, { PROEF_KEY_FILE: file });
    expect(found?.state).toBe("warn");
    expect(found?.text).toMatch(/beside the hashes: move it\. Everybody on this machine can read/);
    const inText = await smallRegion({ months: 1 });
    expect((await keyFinding(inText, {}))?.text).toContain("It stands in the configuration");
  });

  test("warns of a name in `drop` that the delivery does not have", async () => {
    const region = await keyedRegion(1);
    const text = await readFile(region.config, "utf8");
    await writeFile(region.config, text.replace('"drop":["naam"]', '"drop":["naam","e-mail"]'));
    const { code, output } = await cli(region, { PROEF_KEY: OLD }, "refresh", "--all");
    expect(code, output).toBe(0);
    expect(await doctor(region, { PROEF_KEY: OLD })).toContainEqual({
      check: "feed members",
      state: "warn",
      text: 'The delivery of 2024-01-01 has no column "e-mail", which `drop` names. Take it out, or correct it.',
    });
  });
});

describe("another key", () => {
  let region: SmallRegion;
  let before: Record<string, string>;
  let numbers: Record<string, string[]>;
  const gone = "2024-01-01";

  beforeAll(async () => {
    region = await keyedRegion(3);
    const { code, output } = await cli(region, { PROEF_KEY: OLD }, "refresh", "--all");
    expect(code, output).toBe(0);
    before = await martHashes(region.var);
    numbers = await numbersIn(region);
  });

  test("is told by doctor before it is used", async () => {
    expect(await keyFinding(region, { PROEF_KEY: NEW })).toMatchObject({
      state: "warn",
      text: expect.stringContaining("the next refresh begins a new epoch") as string,
    });
  });

  test("begins an epoch: what is still delivered is hashed anew, the rest stays as it is", async () => {
    await rm(path.join(region.folder, "data", `leden_${gone}.csv`));
    const { code, output } = await cli(region, { PROEF_KEY: NEW }, "refresh", "--all");
    expect(code, output).toBe(0);
    const after = await numbersIn(region);
    expect(after[gone]).toEqual(numbers[gone]);
    for (const date of ["2024-02-01", "2024-03-01"]) {
      expect(after[date]).toHaveLength(numbers[date]!.length);
      expect(after[date]!.filter((one) => numbers[date]!.includes(one))).toEqual([]);
    }
    expect(after["2024-03-01"]).toEqual(expect.arrayContaining(after["2024-02-01"]!));
  });

  test("changes no figure: every mart is the same to the byte", async () => {
    expect(Object.keys(before)).toContain("membership_profile.parquet");
    expect(await martHashes(region.var)).toEqual(before);
  });

  test("is in meta.load beside each snapshot, and in status with its first day", async () => {
    const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
    const loads = await warehouse.rows<{ date: string; epoch: string | null }>(
      "select snapshot_date as date, epoch from meta.load where feed = 'members' order by 1",
    );
    const others = await warehouse.rows(
      "from meta.load where feed <> 'members' and epoch is not null",
    );
    warehouse.close();
    expect(others).toEqual([]);
    const [first, second] = [loads[0]!.epoch, loads[1]!.epoch];
    expect(loads.map(({ epoch }) => epoch)).toEqual([first, second, second]);
    expect(first).not.toBe(second);
    for (const epoch of [first, second]) expect(epoch).toMatch(/^[0-9a-f]{12}$/);

    const { output } = await cli(region, {}, "status");
    expect(output).toContain(`Hash key    epoch ${second} since 2024-02-01\n`);
    expect(output).toContain(`before it epoch ${first}: 1 snapshot, ${gone} to ${gone}\n`);
    const told = await cli(region, {}, "status", "--json");
    expect(JSON.parse(told.output)).toMatchObject({
      epochs: [
        { epoch: first, from: gone, to: gone, snapshots: 1 },
        { epoch: second, from: "2024-02-01", to: "2024-03-01", snapshots: 2 },
      ],
    });
  });

  test("lets a rebuild make the same, and the old key again is its own epoch again", async () => {
    const rebuilt = await cli(region, { PROEF_KEY: NEW }, "rebuild");
    expect(rebuilt.code, rebuilt.output).toBe(0);
    expect(await martHashes(region.var)).toEqual(before);
    const { code, output } = await cli(region, { PROEF_KEY: OLD }, "refresh", "--all");
    expect(code, output).toBe(0);
    expect(await numbersIn(region)).toEqual(numbers);
  });
});

/** Hashes of member numbers by snapshot. */
async function numbersIn(region: SmallRegion): Promise<Record<string, string[]>> {
  const warehouse = await openDatabase(path.join(region.var, "warehouse.duckdb"));
  const rows = await warehouse.rows<{ date: string; id: string }>(
    "select snapshot_date as date, member_id as id from source.members order by all",
  );
  warehouse.close();
  const byDate: Record<string, string[]> = {};
  for (const { date, id } of rows) (byDate[date] ??= []).push(id);
  return byDate;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { rollBack, undoRollback } from "../../../workflows/publish/rollBack.js";
import { listVersions } from "../../../workflows/publish/publications.js";
import { runCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const env = { TEMPORAL_ADDRESS: undefined };

let region: SmallRegion;
let published: string;
let first: Record<string, string>;
let second: Record<string, string>;

function run(...args: string[]) {
  return runCli([...args, "--config", region.config], { env });
}

async function refresh() {
  const { code, output } = await run("refresh", "--all");
  expect(code, output).toBe(0);
  return output;
}

/** A member more in the newest delivery. */
async function deliverAgain(card: string) {
  const file = path.join(region.folder, "data", `leden_${region.dates.at(-1)}.csv`);
  await writeFile(file, `${await readFile(file, "utf8")}${card};Iemand;Noord;1234AA;3\n`);
}

beforeAll(async () => {
  region = await smallRegion({ months: 2 });
  published = path.join(region.var, "published");
  await refresh();
  first = await martHashes(region.var);
  await deliverAgain("P900001");
  await refresh();
  second = await martHashes(region.var);
  expect(second).not.toEqual(first);
});

test("a rollback brings the figures before back and says what changes", async () => {
  const { code, output } = await run("rollback");
  expect(code, output).toBe(0);
  const [older, newer] = await listVersions(published);
  expect(output).toContain(`${older} is published, in place of ${newer}.`);
  expect(output).toContain(`Inputs changed (1): members ${region.dates.at(-1)}`);
  expect(output).toContain("werkgebied rollback --undo");
  expect(await martHashes(region.var)).toEqual(first);
});

test("refreshes leave it rolled back while the figures are the same", async () => {
  const [older] = await listVersions(published);
  expect(await refresh()).toContain(
    `Rolled back: ${older} stays published until the figures change`,
  );
  expect(await martHashes(region.var)).toEqual(first);
  expect(await listVersions(published)).toHaveLength(2);
  expect(existsSync(path.join(published, "next.part"))).toBe(false);
});

test("undo goes forward again, and the next refresh has nothing to do", async () => {
  const { code, output } = await run("rollback", "--undo");
  expect(code, output).toBe(0);
  expect(await martHashes(region.var)).toEqual(second);
  expect(existsSync(path.join(published, "rolled-back.json"))).toBe(false);
  expect(await refresh()).toContain("Nothing has changed");
  expect((await run("rollback", "--undo")).output).toContain("Nothing is rolled back");
});

test("new figures are published after a rollback, and end it", async () => {
  await run("rollback");
  await deliverAgain("P900002");
  expect(await refresh()).toContain("Published ");
  expect(existsSync(path.join(published, "rolled-back.json"))).toBe(false);
  const third = await martHashes(region.var);
  expect(third).not.toEqual(second);
  expect(third).not.toEqual(first);
});

test("after two rollbacks what the refresh makes is still held, and undo goes back one by one", async () => {
  const [one, two, three] = await listVersions(published);
  await run("rollback");
  await run("rollback");
  expect(await refresh()).toContain(`Rolled back: ${one} stays published`);
  expect((await run("rollback")).output).toContain(`There is no publication before ${one}`);
  expect((await run("rollback", "--undo")).output).toContain(`${two} is published`);
  expect(await refresh()).toContain(`Rolled back: ${two} stays published`);
  expect((await run("rollback", three ?? "")).output).toContain(`${three} is published`);
  expect(await refresh()).toContain("Nothing has changed");
});

test("a reader never misses a file while publications are switched", async () => {
  const reader = spawn(process.execPath, ["-e", READ_UNTIL_STOPPED, published]);
  await once(reader.stdout, "data");
  for (let round = 0; round < 100; round++) {
    await rollBack(published);
    await undoRollback(published);
  }
  reader.stdin.end();
  const [report] = (await once(reader.stdout, "data")) as [Buffer];
  const { reads, failures, versions } = JSON.parse(String(report)) as Record<string, number>;
  expect(failures).toBe(0);
  expect(versions).toBe(2);
  expect(reads).toBeGreaterThan(200);
});

const READ_UNTIL_STOPPED = `
  const { readFileSync } = require("node:fs");
  const seen = { reads: 0, failures: 0, versions: new Set() };
  process.stdin.on("end", () => {
    console.log(JSON.stringify({ ...seen, versions: seen.versions.size }));
    process.exit();
  }).resume();
  console.log("reading");
  (function read() {
    for (let i = 0; i < 50; i++) {
      try {
        seen.reads += 1;
        seen.versions.add(JSON.parse(readFileSync(process.argv[1] + "/current/manifest.json")).version);
        readFileSync(process.argv[1] + "/current/marts/membership_profile.parquet");
      } catch { seen.failures += 1; }
    }
    setImmediate(read);
  })();`;

test("a publication with a broken manifest is skipped, listed as such, and cannot be named", async () => {
  const [one, two, three] = await listVersions(published);
  await writeFile(path.join(published, two ?? "", "manifest.json"), '{"version":');
  const list = await run("publications");
  expect(list.code).toBe(0);
  expect(list.output).toMatch(new RegExp(`${two} +manifest is broken`));
  const named = await run("rollback", two ?? "");
  expect([named.code, named.output]).toEqual([
    1,
    expect.stringContaining(`${two}: its manifest is missing or broken.`),
  ]);
  expect((await run("rollback")).output).toContain(`${one} is published, in place of ${three}.`);
  const listed = await run("publications", "--json");
  const found = JSON.parse(listed.output) as Record<string, unknown>[];
  expect(
    found.map(({ version, isCurrent, isRolledBack, isBroken }) => [
      version,
      isCurrent,
      isRolledBack,
      isBroken,
    ]),
  ).toEqual([
    [three, false, true, false],
    [two, false, false, true],
    [one, true, false, false],
  ]);
});

test("a broken current publication is not held: the refresh makes it again", async () => {
  await run("rollback", "--undo");
  const three = (await listVersions(published)).at(-1) ?? "";
  await writeFile(path.join(published, three, "manifest.json"), "");
  expect((await run("rollback")).code).toBe(0);
  expect(await refresh()).toContain("Published ");
});

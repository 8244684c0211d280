import { execFile } from "node:child_process";
import { readFile, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { project, runCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { publicationIn } from "../../support/publication.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { nameVersion } from "../../../workflows/publish/nameVersion.js";
import { countRows } from "./condition.js";
import { copyOf, deliverHeld, refresh, regionWithHeldBack } from "./crashRegion.js";
import { recordOf } from "./record.js";
import { has } from "./tools.js";

const record = recordOf("clock");

const run = promisify(execFile);
const canFake = await has("faketime", () => run("faketime", ["-f", "-1d", "true"]));

let bench: Bench;
let env: NodeJS.ProcessEnv;
let start: SmallRegion;
let calm: Record<string, string>;

beforeAll(async () => {
  start = await regionWithHeldBack(3, 1);
  bench = await startServer(start.config);
  env = { TEMPORAL_ADDRESS: bench.server.address };
  const whole = await regionWithHeldBack(3, 0);
  for (const region of [start, whole]) {
    const first = await refresh(region, env);
    expect(first.code, first.output).toBe(0);
  }
  calm = await martHashes(whole.var);
});
afterAll(() => bench.stop());

test("the name of a publication is its moment, or one second after the newest there is", () => {
  const content = "1f2e3d4c5b6a7777";
  const at = "2026-10-01T05:03:12.345Z";
  expect(nameVersion(at, content)).toBe("20261001T050312Z-1f2e3d4c5b6a");
  expect(nameVersion(at, content, "20261001T050311Z-ffffffffffff")).toBe(
    "20261001T050312Z-1f2e3d4c5b6a",
  );
  expect(nameVersion(at, content, "20261001T050312Z-ffffffffffff")).toBe(
    "20261001T050313Z-1f2e3d4c5b6a",
  );
  expect(nameVersion(at, content, "20281231T235959Z-ffffffffffff")).toBe(
    "20290101T000000Z-1f2e3d4c5b6a",
  );
});

describe.skipIf(!canFake)("a clock that was set back by a year", () => {
  test("does not keep a new publication from being the current one, nor from being rolled back", async () => {
    const region = await copyOf(start);
    const before = await currentOf(region);
    await deliverHeld(region, 1);
    const program = path.join(project, "workflows/cli/werkgebied.js");
    const command = [process.execPath, program, "refresh", "--all", "--config", region.config];
    await run("faketime", ["-f", "-365d", ...command], { env: { ...process.env, ...env } });
    const then = await madeAt(region, before);
    expect(await madeAt(region, await currentOf(region))).toBeLessThan(then - 300 * 86_400_000);
    await expectOrder(region, before, "the clock set back by a year");
  });
});

test("a publication that a wrong clock dated in 2099 does not stay the newest for ever", async () => {
  const region = await copyOf(start);
  const before = await dateIn2099(region);
  await deliverHeld(region, 1);
  const next = await refresh(region, env);
  expect(next.code, next.output).toBe(0);
  await expectOrder(region, before, "the clock set back after a publication dated 2099");
});

/** The new one is current and listed first; the one before it is gone back to, and forward from. */
async function expectOrder(region: SmallRegion, before: string, fault: string): Promise<void> {
  const published = await currentOf(region);
  expect(published > before).toBe(true);
  expect(await publicationIn(region.var)).toBe("whole");
  expect(await martHashes(region.var)).toEqual(calm);
  expect(await listed(region)).toEqual([published, before]);
  await command(region, "rollback");
  expect(await currentOf(region)).toBe(before);
  const held = await refresh(region, env);
  expect(held.output).toContain(`Rolled back: ${before} stays published`);
  await command(region, "rollback", "--undo");
  expect(await currentOf(region)).toBe(published);
  const { lost, doubled } = await countRows(region);
  const halfPublications = (await publicationIn(region.var)) === "whole" ? 0 : 1;
  record({ fault, runs: 1, rowsLost: lost, rowsDoubled: doubled, halfPublications });
  expect([lost, doubled]).toEqual([0, 0]);
}

async function listed(region: SmallRegion): Promise<string[]> {
  const output = await command(region, "publications", "--json");
  return (JSON.parse(output) as { version: string }[]).map(({ version }) => version);
}

async function command(region: SmallRegion, ...args: string[]): Promise<string> {
  const { code, output } = await runCli([...args, "--config", region.config], { env });
  expect(code, output).toBe(0);
  return output;
}

const publishedOf = (region: SmallRegion) => path.join(region.var, "published");

function currentOf(region: SmallRegion): Promise<string> {
  return readlink(path.join(publishedOf(region), "current"));
}

async function madeAt(region: SmallRegion, version: string): Promise<number> {
  const manifest = path.join(publishedOf(region), version, "manifest.json");
  const { publishedAt } = JSON.parse(await readFile(manifest, "utf8")) as { publishedAt: string };
  return Date.parse(publishedAt);
}

/** As if the clock had been in 2099 when it was made. */
async function dateIn2099(region: SmallRegion): Promise<string> {
  const published = publishedOf(region);
  const version = await currentOf(region);
  const dated = version.replace(/^\d{4}/, "2099");
  const manifest = path.join(published, version, "manifest.json");
  await writeFile(manifest, (await readFile(manifest, "utf8")).replaceAll(version, dated));
  await rename(path.join(published, version), path.join(published, dated));
  await rm(path.join(published, "current"));
  await symlink(dated, path.join(published, "current"));
  return dated;
}

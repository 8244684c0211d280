import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cliKilledAt, traceCli, type KillPoint } from "../reliability/crash/killPoints.js";
import { apart, copyOf } from "../reliability/crash/crashRegion.js";
import { isFull } from "../reliability/crash/tools.js";
import { runCli } from "../support/cli.js";
import { martHashes } from "../support/hashes.js";
import type { SmallRegion } from "../support/smallRegion.js";
import { startServer, type Bench } from "../support/temporal.js";
import { foundIn } from "./left.js";
import { cliOf, keepFor, monthsToKeep, plantedOn, regionOfStrangers } from "./world.js";

/** Moments at which it is killed, spread over all there are. */
const SPREAD = 8;

const hasStrace = process.env.CI === "true" || spawnSync("strace", ["--version"]).status === 0;
if (!hasStrace) console.warn("A purge is not killed: strace is not on this machine.");

let region: SmallRegion;
let bench: Bench | undefined;
let before: Record<string, string>;
let points: KillPoint[];

const PURGED = 2;

beforeAll(async () => {
  if (!hasStrace) return;
  region = await regionOfStrangers({ months: 3 });
  await keepFor(region, monthsToKeep(region.dates[PURGED]!));
  const { code, output } = await cliOf(region)("refresh", "--all");
  expect(code, output).toBe(0);
  before = await martHashes(region.var);
  const { server } = (bench = await startServer(region.config));
  const first = await copyOf(region);
  const traced = await traceCli(first, ["purge"], await apart(first, server.address));
  expect(traced.code, traced.output).toBe(0);
  expect(await stateOf(first)).toEqual({ marts: before, left: [], parts: [] });
  points = traced.points;
});

afterAll(() => bench?.stop());

test.skipIf(!hasStrace)("a purge goes by each of these on its way", () => {
  const passed = points.map(({ call, file }) => `${call} ${file.replace(/[0-9a-f]{64}/, "HASH")}`);
  expect(passed).toEqual(
    expect.arrayContaining([
      "rename landing/_frozen/2024-01-01/frozen.json.part",
      "unlink landing/members/2024-01-01/HASH.parquet",
      "rename warehouse.duckdb.new",
    ]),
  );
});

test.skipIf(!hasStrace)(
  "killed anywhere, the next purge ends where it would have: no figure changed, nobody left",
  async () => {
    const step = isFull ? 1 : Math.ceil(points.length / SPREAD);
    const crucial = points.filter(({ file }) => /frozen\.json|warehouse\.duckdb\.new$/.test(file));
    const spread = points.filter((_, nth) => nth % step === 0);
    const chosen = [...new Set([...spread, ...(isFull ? [] : crucial.slice(0, 4))])];
    let killed = 0;
    for (const point of chosen) {
      const name = `${point.call} ${point.file} ${point.when}`;
      const copy = await copyOf(region);
      const env = await apart(copy, bench!.server.address);
      const ended = await cliKilledAt(copy, ["purge"], point, env);
      if (ended.isKilled) killed += 1;
      const { code, output } = await runCli(["purge", "--config", copy.config], { env });
      expect(code, `${name}: ${output}`).toBe(0);
      const state = await stateOf(copy);
      expect([name, state]).toEqual([name, { marts: before, left: [], parts: [] }]);
    }
    // A thread may come by fewer times than when it was watched.
    expect(killed).toBeGreaterThan(chosen.length / 2);
  },
  1_800_000,
);

/** Figures, who of those purged is found, and what is left half written. */
async function stateOf({ var: varFolder, dates }: SmallRegion) {
  const gone = dates.slice(0, PURGED).flatMap((date) => plantedOn(date));
  const names = await readdir(varFolder, { recursive: true });
  return {
    marts: await martHashes(varFolder),
    left: [...(await foundIn(varFolder, gone))],
    parts: names.filter((name) => /\.(part|new|wal|tmp)$/.test(path.basename(name))),
  };
}

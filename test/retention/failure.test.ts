import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { martHashes } from "../support/hashes.js";
import { foundIn } from "./left.js";
import { cliOf, keepFor, monthsToKeep, plantedOn, regionOfStrangers } from "./world.js";

test("a purge that cannot write is told by status until it is mended, and loses nothing", async () => {
  const region = await regionOfStrangers({ months: 3 });
  const cli = cliOf(region);
  const refreshed = await cli("refresh", "--all");
  expect(refreshed.code, refreshed.output).toBe(0);
  const before = await martHashes(region.var);
  await keepFor(region, monthsToKeep(region.dates[2]!));

  // A folder stands where the record of the first day is to be written.
  const folder = path.join(region.var, "landing/_frozen", region.dates[0]!);
  await mkdir(path.join(folder, "frozen.json.part"), { recursive: true });
  const { code, output } = await cli("purge");
  expect(code, output).toBe(1);
  expect(output).not.toMatch(/\n\s+at /);
  expect((await cli("status")).output).toMatch(/Needs a person[^]*purge failed: /);
  expect(await martHashes(region.var)).toEqual(before);
  // The other day went; of this one everybody is there still.
  expect(await foundIn(region.var, plantedOn(region.dates[1]!))).toEqual(new Map());
  const kept = plantedOn(region.dates[0]!);
  expect((await foundIn(region.var, kept)).size).toBe(kept.length);

  await rm(path.join(folder, "frozen.json.part"), { recursive: true });
  const again = await cli("purge");
  expect(again.code, again.output).toBe(0);
  expect((await cli("status")).output).not.toContain("purge failed");
  expect(await foundIn(region.var, kept)).toEqual(new Map());
  expect(await martHashes(region.var)).toEqual(before);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

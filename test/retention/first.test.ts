import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { runCli } from "../support/cli.js";
import { martHashes } from "../support/hashes.js";
import { smallRegion } from "../support/smallRegion.js";

test("first", async () => {
  const region = await smallRegion({ months: 3 });
  const cli = (...args: string[]) => runCli([...args, "--config", region.config], { env: { TEMPORAL_ADDRESS: undefined } });
  console.log((await cli("refresh", "--all")).output);
  const before = await martHashes(region.var);
  const text = await readFile(region.config, "utf8");
  await writeFile(region.config, text.replace("personsMonths: null", "personsMonths: 24"));
  console.log((await cli("purge", "--dry-run")).output);
  console.log((await cli("purge")).output);
  expect(await martHashes(region.var)).toEqual(before);
  console.log((await cli("runs")).output);
  console.log((await cli("rebuild")).output);
  expect(await martHashes(region.var)).toEqual(before);
  console.log((await cli("purge")).output);
  console.log((await cli("refresh", "--all")).output);
  expect(await martHashes(region.var)).toEqual(before);
  console.log(region.folder);
});

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { runCli, startCli } from "../support/cli.js";
import { martHashes } from "../support/hashes.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";

const env = { TEMPORAL_ADDRESS: undefined };

function refresh(region: SmallRegion, ...args: string[]) {
  return runCli(["refresh", "--config", region.config, ...args], { env });
}

test("a refresh publishes, and a second one changes no byte", async () => {
  const region = await smallRegion({ empty: ["2024-09-01"] });
  const first = await refresh(region, "--all");
  expect(first.code, first.output).toBe(0);
  expect(first.output).toContain("7 snapshots loaded, 0 unchanged, 1 refused, 0 failed");
  expect(first.output).toMatch(/members 2024-09-01: refused: The file has a header and no rows/);
  const before = await martHashes(region.var);
  const second = await refresh(region, "--all");
  expect(second.code, second.output).toBe(0);
  expect(second.output).toContain("Nothing has changed");
  expect(await martHashes(region.var)).toEqual(before);
});

test("a worker killed while it ingests leaves the old figures, and the next run ends with the same bytes", async () => {
  const size = { months: 12, members: 4000 };
  const whole = await smallRegion(size);
  const calm = await refresh(whole, "--all");
  expect(calm.code, calm.output).toBe(0);

  const region = await smallRegion(size);
  const child = startCli(["refresh", "--all", "--config", region.config], { env });
  await new Promise<void>((resolve, reject) => {
    let output = "";
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const done = Number(/(\d+)\/15/.exec(output.slice(-400))?.[1] ?? 0);
      if (done >= 4 && done < 13) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("close", () => reject(new Error(`it ended before it was killed:\n${output}`)));
  });
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  expect(existsSync(path.join(region.var, "published/current"))).toBe(false);

  const again = await refresh(region, "--all");
  expect(again.code, again.output).toBe(0);
  expect(await martHashes(region.var)).toEqual(await martHashes(whole.var));
});

test("Ctrl-C stops everything with a sentence, and the next run goes on", async () => {
  const region = await smallRegion({ months: 10, members: 3000 });
  const child = startCli(["refresh", "--all", "--config", region.config], { env });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      if (/[3-9]\/13/.test(output)) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    void ended.then(() => resolve());
  });
  child.kill("SIGINT");
  expect(await ended, output).toBe(130);
  expect(output).toContain("Stopping.");
  expect(existsSync(path.join(region.var, "temporal.json"))).toBe(false);
  const again = await refresh(region, "--all");
  expect(again.code, again.output).toBe(0);
  expect(again.output).toContain("A refresh was not finished yet");
});

test("Ctrl-C while everything is still being started leaves nothing running either", async () => {
  const region = await smallRegion();
  const child = startCli(["refresh", "--config", region.config], { env });
  let output = "";
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  // The server's claim is the first thing there is.
  await vi.waitUntil(() => existsSync(path.join(region.var, "temporal.lock")), { timeout: 60_000 });
  child.kill("SIGINT");
  expect(await ended, output).toBe(130);
  expect(output).toContain("Stopping.");
  expect(existsSync(path.join(region.var, "temporal.json"))).toBe(false);
});

test("the feeds of a library are asked for by its name", async () => {
  const region = await smallRegion();
  const named = await refresh(region, "--libraries", "Proefbibliotheek");
  expect(named.code, named.output).toBe(0);
  // Its members and its catchment; residents and segments are of no library.
  expect(named.output).toContain("2 snapshots loaded");
  const strange = await refresh(region, "--libraries", "elders");
  expect(strange.output).toContain(
    'There is no library "elders". The libraries are: proefbibliotheek.',
  );
});

test("days in the wrong order are wrong use", async () => {
  const region = await smallRegion();
  const { code, output } = await refresh(region, "--from", "2024-03-01", "--to", "2024-02-01");
  expect([code, output]).toEqual([2, expect.stringContaining("Give the earlier day first.")]);
});

test("a feed that cannot be read does not keep the others from being published", async () => {
  const region = await smallRegion();
  expect((await refresh(region)).code).toBe(0);
  const { code, output } = await refresh(region, "--snapshot", "2031-05-01");
  expect(output).toMatch(
    /members 2031-05-01: failed: there is no file leden_\{yyyy\}.*for 2031-05-01/,
  );
  expect(output).toContain("stays published");
  expect(code).toBe(3);
});

test("without any members nothing is published, and the delivery that is wrong is told", async () => {
  const region = await smallRegion();
  const text = await readFile(region.config, "utf8");
  await writeFile(region.config, text.replace('member_id":"pas"', 'member_id":"pasnummer"'));
  const { code, output } = await refresh(region);
  expect(code).toBe(1);
  expect(output).toMatch(/refused: .*there is no column "pasnummer".*pas, naam, vestiging/);
  expect(output).toContain("There is no snapshot of members yet");
  expect(output).not.toMatch(/\n\s+at /);
  expect(existsSync(path.join(region.var, "published/current"))).toBe(false);
});

import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { startOf } from "../../../workflows/cli/claim.js";
import { currentVersion, readManifest } from "../../../workflows/publish/publications.js";
import { startCli } from "../../support/cli.js";
import { freePort } from "../../support/ports.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const MONTHS = 24;
const env = { ...process.env, TEMPORAL_ADDRESS: "" };

/** Of their own: another server that starts meanwhile would take the usual ones. */
let ports: string[];
beforeEach(async () => {
  ports = ["--temporal-port", await freePort(), "--ui-port", await freePort()].map(String);
});

function startRefresh(region: SmallRegion) {
  const child = startCli(["refresh", "--all", "--config", region.config, ...ports], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, code, output: () => output };
}

async function untilLanded(region: SmallRegion, count: number): Promise<void> {
  const folder = path.join(region.var, "landing/members");
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    if ((await readdir(folder).catch(() => [])).length >= count) return;
  }
  throw new Error(`Fewer than ${count} snapshots have landed within a minute.`);
}

function serverPid(region: SmallRegion): number {
  return JSON.parse(readFileSync(path.join(region.var, "temporal.json"), "utf8")).pid;
}

async function expectAllPublished(region: SmallRegion): Promise<void> {
  const published = path.join(region.var, "published");
  const manifest = await readManifest(published, (await currentVersion(published)) ?? "");
  const dates = manifest?.inputs.filter(({ feed }) => feed === "members") ?? [];
  expect(dates.map(({ snapshotDate }) => snapshotDate)).toEqual(region.dates);
  expect(dates.map(({ rowCount }) => rowCount)).toEqual(region.dates.map((_, place) => 60 + place));
}

function killHard(child: ChildProcess): void {
  child.kill("SIGKILL");
}

test("a refresh whose Temporal is killed half way ends well, with everything published", async () => {
  const region = await smallRegion({ months: MONTHS });
  const refresh = startRefresh(region);
  await untilLanded(region, 6);
  const killed = serverPid(region);
  process.kill(killed, "SIGKILL");
  expect(await refresh.code, refresh.output()).toBe(0);
  expect(refresh.output()).toContain("Temporal had ended by itself, and was started again at");
  expect(startOf(killed)).toBeNull();
  await expectAllPublished(region);
  expect(existsSync(path.join(region.var, "temporal.json"))).toBe(false);
}, 240_000);

test("a refresh whose Temporal is killed again and again ends with 1 and a sentence", async () => {
  const region = await smallRegion({ months: 60 });
  const refresh = startRefresh(region);
  await untilLanded(region, 3);
  for (let restarts = 0; restarts < 6; restarts++) {
    // A new server is known before it answers; each is to be killed at its work.
    while (refresh.output().split("started again at").length - 1 < restarts) await sleep(50);
    process.kill(serverPid(region), "SIGKILL");
  }
  expect(await refresh.code, refresh.output()).toBe(1);
  expect(refresh.output()).toContain("Temporal: its server has ended 6 times within ten minutes.");
  const next = startRefresh(region);
  expect(await next.code, next.output()).toBe(0);
  await expectAllPublished(region);
}, 240_000);

test("where the process that does the work and Temporal are both killed, one that waits for them takes over", async () => {
  const region = await smallRegion({ months: MONTHS });
  const first = startRefresh(region);
  await untilLanded(region, 3);
  const second = startRefresh(region);
  while (!second.output().includes("it goes on to its end")) await sleep(50);
  const server = serverPid(region);
  killHard(first.child);
  process.kill(server, "SIGKILL");
  expect(await second.code, second.output()).toBe(0);
  expect(second.output()).toContain("The process that ran Temporal is gone: this one runs it now");
  expect(second.output()).toContain("The process that did the work is gone: this one does it now.");
  await expectAllPublished(region);
  expect(existsSync(path.join(region.var, "temporal.json"))).toBe(false);
}, 240_000);

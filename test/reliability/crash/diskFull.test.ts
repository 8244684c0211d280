import { cp, mkdir, rm, statfs } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import pLimit from "p-limit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { martHashes } from "../../support/hashes.js";
import { publicationIn } from "../../support/publication.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { endOf, goodEnd } from "./condition.js";
import { copyOf, deliverHeld, refresh, regionWithHeldBack } from "./crashRegion.js";
import { recordOf } from "./record.js";
import { canMount, has, isFull, mount, remount, unmount } from "./tools.js";

const record = recordOf("diskFull");

const canRun = await has("The right to mount a tmpfs", canMount);

const AMPLE = 64 << 10;
const SIZES = isFull ? 24 : 6;
/** Of the room that a calm run takes: with more than this a run makes do. */
const ENOUGH = 0.35;
const sideBySide = pLimit(4);
const mounted: string[] = [];
let bench: Bench;

beforeAll(async () => {
  bench = await startServer((await regionWithHeldBack(1, 0)).config);
});
afterAll(async () => {
  await bench.stop();
  for (const folder of mounted) await unmount(folder);
});

describe.skipIf(!canRun)("a disk that is full at whatever step is told in a sentence", () => {
  test("where Temporal's database is on it too; with room the run goes on", async () => {
    await fillAtSteps("disk full, with Temporal's database on it", { TEMPORAL_ADDRESS: undefined });
  }, 1_800_000);

  test("where Temporal is elsewhere; with room the next run publishes", async () => {
    const { address } = bench.server;
    await fillAtSteps("disk full, with Temporal elsewhere", { TEMPORAL_ADDRESS: address });
  }, 1_800_000);
});

async function fillAtSteps(fault: string, env: NodeJS.ProcessEnv): Promise<void> {
  const start = await copyOf(await regionWithHeldBack(3, 1));
  const first = await refresh(start, env);
  expect(first.code, first.output).toBe(0);
  await deliverHeld(start, 1);
  const calm = await onSmallDisk(start, AMPLE);
  const before = await usedIn(calm.var);
  const peace = await refresh(calm, env);
  expect(peace.code, peace.output).toBe(0);
  const wanted = await martHashes(calm.var);
  const enough = ((await usedIn(calm.var)) - before) * ENOUGH;
  const rooms = Array.from({ length: SIZES }, (_, n) => Math.round((n * enough) / SIZES));
  const trials = await Promise.all(
    rooms.map((room) => sideBySide(() => fillAndMend(start, { before, room }, wanted, env))),
  );
  const failed = trials.filter(({ isFailed }) => isFailed);
  record({
    fault,
    runs: failed.length,
    rowsLost: failed.reduce((sum, { lost }) => sum + lost, 0),
    rowsDoubled: failed.reduce((sum, { doubled }) => sum + doubled, 0),
    halfPublications: failed.filter(({ shown }) => shown !== "whole").length,
    note: `of ${SIZES} runs with 0 to ${rooms.at(-1)} kB of room`,
  });
  expect(trials.flatMap(({ faults }) => faults)).toEqual([]);
  expect(failed.length).toBeGreaterThanOrEqual(SIZES / 2);
}

/** The region with its `var/` on a disk of this many kilobytes. */
async function onSmallDisk(start: SmallRegion, kilobytes: number): Promise<SmallRegion> {
  const region = await copyOf(start);
  await rm(region.var, { recursive: true });
  await mkdir(region.var);
  await mount(region.var, kilobytes);
  mounted.push(region.var);
  await cp(start.var, region.var, { recursive: true, verbatimSymlinks: true });
  return region;
}

async function usedIn(folder: string): Promise<number> {
  const { bsize, blocks, bfree } = await statfs(folder);
  return ((blocks - bfree) * bsize) >> 10;
}

async function fillAndMend(
  start: SmallRegion,
  { before, room }: { before: number; room: number },
  wanted: Record<string, string>,
  env: NodeJS.ProcessEnv,
) {
  const region = await onSmallDisk(start, AMPLE);
  await remount(region.var, `size=${before + room}k`);
  const { code, output } = await refresh(region, env);
  const shown = await publicationIn(region.var);
  await remount(region.var, `size=${AMPLE}k`);
  const again = await refresh(region, env);
  const end = await endOf(region, again.code);
  // 3: what there was room for was published, and the rest told of.
  const isTold = code === 0 || ((code === 1 || code === 3) && /disk is full/.test(output));
  // What the machine cannot do is no fault of a delivery.
  const isBlamed = /\brefused: |\b[1-9]\d* refused\b/.test(output);
  const found = { isTold, isBlamed, hasStack: /\n\s+at /.test(output), shown, ...end };
  const whole: typeof found = {
    isTold: true,
    isBlamed: false,
    hasStack: false,
    shown: "whole",
    ...goodEnd(wanted),
  };
  const isRight = isDeepStrictEqual(found, whole);
  const faults = isRight ? [] : [{ room, firstCode: code, ...found, output, again: again.output }];
  return { isFailed: code !== 0, shown, lost: end.lost, doubled: end.doubled, faults };
}

import { isDeepStrictEqual } from "node:util";
import pLimit from "p-limit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listVersions, publishedFolder } from "../../../workflows/publish/publications.js";
import { rollBack } from "../../../workflows/publish/rollBack.js";
import { publicationIn } from "../../support/publication.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { endOf, goodEnd } from "./condition.js";
import { apart, copyOf, deliver, refresh, regionWithHeldBack } from "./crashRegion.js";
import { refreshKilledAt, traceSteps, type KillPoint } from "./killPoints.js";
import { recordOf } from "./record.js";
import { canTrace, has, spread } from "./tools.js";

const record = recordOf("killWorker");

const canRun = await has("strace, with the right to trace", canTrace);

/** The killed run's last activity is given up only after half a minute: several wait side by side. */
const sideBySide = pLimit(4);

/** Nobody's run starts it, so nobody's death takes it along. */
let bench: Bench;
let address: string;

beforeAll(async () => {
  bench = await startServer((await regionWithHeldBack(1, 0)).config);
  ({ address } = bench.server);
});
afterAll(() => bench.stop());

describe.skipIf(!canRun)("a worker that is killed at any step", () => {
  test("of a first refresh loses no row and shows no half publication", async () => {
    const fresh = await regionWithHeldBack(3, 0);
    await killAtSteps("kill -9 of the worker, first refresh", fresh);
  }, 1_800_000);

  test("of a later refresh leaves the publication before it standing", async () => {
    const region = await rolledBackRegion();
    await killAtSteps("kill -9 of the worker, refresh of a new month", region);
  }, 1_800_000);
});

/** A region whose newest publication was rolled back from, and a month that is new since. */
async function rolledBackRegion(): Promise<SmallRegion> {
  const region = await copyOf(await regionWithHeldBack(4, 2));
  const [older = "", newer = ""] = region.dates.slice(2);
  const env = await apart(region, address);
  expectCode(await refresh(region, env));
  await deliver(region, older);
  expectCode(await refresh(region, env));
  await rollBack(publishedFolder(region.var));
  await deliver(region, newer);
  return region;
}

function expectCode({ code, output }: { code: number | null; output: string }) {
  expect(code, output).toBe(0);
}

/** Kinds of files, each point counted to the first that fits, and at how many points of each to kill. */
const GROUPS: [RegExp, number][] = [
  [/^landing\//, 2],
  [/^warehouse/, 2],
  [/^published\/next/, 1],
  [/^published\/current\.part/, 2],
  [/^published\/\d.*\/notice\.json/, 2],
  [/^published\/rolled-back\.json/, 1],
  [/^(ledger\/|worker\.lock)/, 1],
  // Temporal's, and what is only for the moment.
  [/^/, 0],
];

function choosePoints(points: KillPoint[]): KillPoint[] {
  const kindOf = ({ file }: KillPoint) => GROUPS.findIndex(([kind]) => kind.test(file));
  return GROUPS.flatMap(([, count], kind) =>
    spread(
      points.filter((point) => kindOf(point) === kind),
      count,
    ),
  );
}

async function killAtSteps(fault: string, start: SmallRegion): Promise<void> {
  const calm = await copyOf(start);
  const peace = await traceSteps(calm, await apart(calm, address));
  expect(peace.code, peace.output).toBe(0);
  const wanted: End = { publications: await countPublications(calm), ...(await endOf(calm, 0)) };
  const points = choosePoints(peace.points);
  const trials = await Promise.all(
    points.map((point) => sideBySide(() => killAndMend(start, point, wanted))),
  );
  const killed = trials.filter(({ isKilled }) => isKilled);
  record({
    fault,
    runs: killed.length,
    rowsLost: killed.reduce((sum, { lost }) => sum + lost, 0),
    rowsDoubled: killed.reduce((sum, { doubled }) => sum + doubled, 0),
    halfPublications: killed.filter(({ shown }) => shown === "half").length,
    note: `at ${killed.length} of the ${peace.points.length} steps in which files are written, renamed, removed or flushed`,
  });
  expect(trials.flatMap(({ faults }) => faults)).toEqual([]);
  // Which thread makes a call differs from run to run, so a few may not come so far.
  expect(killed.length).toBeGreaterThan(points.length / 2);
}

type End = Awaited<ReturnType<typeof endOf>> & { publications: number };

async function countPublications({ var: varFolder }: SmallRegion): Promise<number> {
  return (await listVersions(publishedFolder(varFolder))).length;
}

/** Kills a refresh at a point, looks at what readers see, and refreshes again. */
async function killAndMend(start: SmallRegion, point: KillPoint, wanted: End) {
  const region = await copyOf(start);
  const before = await publicationIn(region.var);
  const env = await apart(region, address);
  const { isKilled, code } = await refreshKilledAt(region, point, env);
  const shown = await publicationIn(region.var);
  const again = await refresh(region, env);
  const end = await endOf(region, again.code);
  const found = {
    ended: isKilled || code === 0,
    stood: shown === "whole" || shown === before,
    publications: await countPublications(region),
    ...end,
  };
  const whole: typeof found = {
    ended: true,
    stood: true,
    publications: wanted.publications,
    ...goodEnd(wanted.hashes),
  };
  const isRight = isDeepStrictEqual(found, whole);
  const faults = isRight ? [] : [{ point, ...found, output: again.output }];
  return { isKilled, shown, lost: end.lost, doubled: end.doubled, faults };
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import pLimit from "p-limit";
import { expect, test } from "vitest";
import { freePort } from "../../support/ports.js";
import { startCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { endOf, goodEnd, publicationIn } from "./condition.js";
import { copyOf, refresh, regionWithHeldBack } from "./crashRegion.js";
import { record } from "./record.js";

/** An embedded server of each region's own. */
const env = { TEMPORAL_ADDRESS: undefined };
const sideBySide = pLimit(4);

/** What the command line shows first when it has come so far. */
const PHASES = {
  plan: /Ingest/,
  ingest: /[1-9]\d*\/\d+ /,
  transform: /Transform/,
  publish: /Publish\n/,
};
type Phase = keyof typeof PHASES;
type Victim = "the worker" | "Temporal" | "Temporal and the worker";

const CASES: Record<Victim, Phase[]> = {
  "the worker": ["plan", "ingest", "transform", "publish"],
  Temporal: ["ingest", "transform", "publish"],
  "Temporal and the worker": ["ingest", "transform", "publish"],
};

test("whoever is killed in whatever phase, it goes on by itself or with the next run, to the same bytes", async () => {
  const start = await regionWithHeldBack(8, 0);
  const calm = await copyOf(start);
  const peace = await refresh(calm, env);
  expect(peace.code, peace.output).toBe(0);
  const wanted = await martHashes(calm.var);
  const all = (Object.keys(CASES) as Victim[]).map(async (victim) => {
    const trials = await Promise.all(
      CASES[victim].map((phase) => sideBySide(() => killIn(phase, victim, start, wanted))),
    );
    await record({
      fault: `kill -9 of ${victim}, in each phase`,
      runs: trials.length,
      rowsLost: trials.reduce((sum, { lost }) => sum + lost, 0),
      rowsDoubled: trials.reduce((sum, { doubled }) => sum + doubled, 0),
      halfPublications: trials.filter(({ shown }) => shown === "half").length,
      note: `${trials.filter(({ wentOn }) => wentOn).length} went on by themselves, the others with the next run`,
    });
    return trials.flatMap(({ faults }) => faults);
  });
  expect((await Promise.all(all)).flat()).toEqual([]);
}, 1_200_000);

async function killIn(
  phase: Phase,
  victim: Victim,
  start: SmallRegion,
  wanted: Record<string, string>,
) {
  const region = await copyOf(start);
  // Ports of its own: another server that starts meanwhile would take the usual one.
  const args = ["--temporal-port", await freePort(), "--ui-port", await freePort()].map(String);
  const { code, shown, output } = await runAndKill(region, args, phase, victim);
  const wentOn = code === 0;
  const again = await refresh(region, env, args);
  const end = await endOf(region, again.code);
  // A process that was not killed ends, and with a sentence.
  const ended = victim !== "Temporal" || (code !== null && !/\n\s+at /.test(output));
  const found = { ended, shown: shown !== "half", ...end };
  const whole: typeof found = { ended: true, shown: true, ...goodEnd(wanted) };
  const isRight = isDeepStrictEqual(found, whole);
  const faults = isRight ? [] : [{ victim, phase, ...found, output, again: again.output }];
  return { wentOn, shown, lost: end.lost, doubled: end.doubled, faults };
}

/** @returns its exit code, null where it was killed or had to be, and what readers saw just after the blow */
async function runAndKill(region: SmallRegion, args: string[], phase: Phase, victim: Victim) {
  const child = startCli(["refresh", "--all", "--config", region.config, ...args], { env });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const reached = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (PHASES[phase].test(output)) resolve();
      });
    }
  });
  await Promise.race([reached, ended]);
  if (victim !== "the worker") process.kill(await temporalOf(region), "SIGKILL");
  if (victim !== "Temporal") child.kill("SIGKILL");
  const shown = await publicationIn(region.var);
  const patience = setTimeout(() => child.kill("SIGKILL"), 180_000);
  const code = await ended;
  clearTimeout(patience);
  return { code, shown, output };
}

async function temporalOf(region: SmallRegion): Promise<number> {
  const text = await readFile(path.join(region.var, "temporal.json"), "utf8");
  return (JSON.parse(text) as { pid: number }).pid;
}

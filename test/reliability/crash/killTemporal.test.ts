import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import pLimit from "p-limit";
import { expect, test } from "vitest";
import { startOf } from "../../../workflows/cli/claim.js";
import { ledgerFolder } from "../../../workflows/ledger.js";
import { holdsDatabase } from "../../../workflows/server/process.js";
import { filesIn } from "../../../workflows/server/start.js";
import { readState } from "../../../workflows/server/state.js";
import { freePort } from "../../support/ports.js";
import { startCli } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { publicationIn } from "../../support/publication.js";
import type { SmallRegion } from "../../support/smallRegion.js";
import { endOf, goodEnd } from "./condition.js";
import { copyOf, refresh, regionWithHeldBack } from "./crashRegion.js";
import { recordOf } from "./record.js";

const record = recordOf("killTemporal");

/** An embedded server of each region's own. */
const env = { TEMPORAL_ADDRESS: undefined };
const sideBySide = pLimit(4);

/** Where the run is said to be, by what the command line shows or by what it writes. */
const PHASES = {
  plan: ({ output }) => output.includes("Ingest"),
  ingest: ({ output }) => /[1-9]\d*\/\d+ /.test(output),
  transform: ({ output }) => output.includes("Transform"),
  publish: ({ output }) => output.includes("Publish\n"),
  record: ({ varFolder }) => existsSync(ledgerFolder(varFolder)),
} satisfies Record<string, (run: { output: string; varFolder: string }) => boolean>;
type Phase = keyof typeof PHASES;
type Victim = "the worker" | "Temporal" | "Temporal and the worker";

const phases = Object.keys(PHASES) as Phase[];
const victims: Victim[] = ["the worker", "Temporal", "Temporal and the worker"];

test("whoever is killed in whatever phase, it goes on by itself or with the next run, to the same bytes", async () => {
  const start = await regionWithHeldBack(8, 0);
  const calm = await copyOf(start);
  const peace = await refresh(calm, env);
  expect(peace.code, peace.output).toBe(0);
  const wanted = await martHashes(calm.var);
  const all = victims.map(async (victim) => {
    const trials = await Promise.all(
      phases.map((phase) => sideBySide(() => killIn(phase, victim, start, wanted))),
    );
    const killed = trials.filter(({ isKilled }) => isKilled);
    record({
      fault: `kill -9 of ${victim}, in each phase`,
      runs: killed.length,
      rowsLost: killed.reduce((sum, { lost }) => sum + lost, 0),
      rowsDoubled: killed.reduce((sum, { doubled }) => sum + doubled, 0),
      halfPublications: killed.filter(({ shown }) => shown === "half").length,
      note: `${phases.join(", ")}; ${killed.filter(({ wentOn }) => wentOn).length} went on by themselves, the others with the next run`,
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
  const { isKilled, code, shown, output } = await runAndKill(region, args, phase, victim);
  const wentOn = isKilled && code === 0;
  const again = await refresh(region, env, args);
  const end = await endOf(region, again.code);
  // A process that was not killed ends, and with a sentence.
  const ended = victim !== "Temporal" || (code !== null && !/\n\s+at /.test(output));
  const found = { isKilled, ended, shown: shown !== "half", ...end };
  const whole: typeof found = { isKilled: true, ended: true, shown: true, ...goodEnd(wanted) };
  const isRight = isDeepStrictEqual(found, whole);
  const faults = isRight ? [] : [{ victim, phase, ...found, output, again: again.output }];
  return { isKilled, wentOn, shown, lost: end.lost, doubled: end.doubled, faults };
}

/** @returns whether the blow hit, the exit code, and what readers saw just after it */
async function runAndKill(region: SmallRegion, args: string[], phase: Phase, victim: Victim) {
  const child = startCli(["refresh", "--all", "--config", region.config, ...args], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  while (!isOver() && !PHASES[phase]({ output, varFolder: region.var })) await sleep(2);
  const server = victim === "the worker" ? null : serverOf(region);
  if (server) process.kill(server.pid, "SIGKILL");
  const isHit = victim === "Temporal" || child.kill("SIGKILL");
  const shown = await publicationIn(region.var);
  const isServerHit = victim === "the worker" || (server !== null && (await isGone(server)));
  const patience = setTimeout(() => child.kill("SIGKILL"), 180_000);
  const [code, signal] = await ended;
  clearTimeout(patience);
  const isWorkerHit = victim === "Temporal" || (isHit && signal === "SIGKILL");
  return { isKilled: isWorkerHit && isServerHit, code, shown, output };
}

/** The living server on the region's database. */
function serverOf({ var: varFolder }: SmallRegion) {
  const files = filesIn(realpathSync(varFolder));
  const pid = readState(files.state)?.pid;
  if (!pid || !holdsDatabase(pid, files.database)) return null;
  return { pid, started: startOf(pid) };
}

async function isGone({ pid, started }: { pid: number; started: string | null }): Promise<boolean> {
  for (let waited = 0; waited < 5_000; waited += 10) {
    if (startOf(pid) !== started) return started !== null;
    await sleep(10);
  }
  return false;
}

import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readRuns, writeRun } from "../../workflows/ledger.js";
import type { RunRecord } from "../../workflows/types.js";

test("of two runs that began within a second the later comes first", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-ledger-"));
  const run = (runId: string, startedAt: string) => ({ runId, startedAt }) as RunRecord;
  await writeRun(folder, run("aaaaaaaa", "2026-11-28T18:00:00.250Z"));
  await writeRun(folder, run("ffffffff", "2026-11-28T18:00:00.100Z"));
  await writeRun(folder, run("00000000", "2026-11-28T18:00:01.000Z"));
  const runs = await readRuns(folder, 2);
  expect(runs.map(({ runId }) => runId)).toEqual(["00000000", "aaaaaaaa"]);
});

import { execFile } from "node:child_process";
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { startWorker } from "../../../workflows/worker.js";
import { runCli, project } from "../../support/cli.js";
import { martHashes } from "../../support/hashes.js";
import { publicationIn } from "../../support/publication.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";
import { startServer, type Bench } from "../../support/temporal.js";
import { countRows } from "./condition.js";
import { refresh } from "./crashRegion.js";
import { recordOf } from "./record.js";
import { canMount, has, mount, remount, unmount } from "./tools.js";

const record = recordOf("refused");

const run = promisify(execFile);
const canRemount = await has("The right to mount a tmpfs", canMount);
const canBeNobody = await has("setpriv, to run as another user", () =>
  run("setpriv", ["--reuid=65534", "--clear-groups", "--", process.execPath, "--version"]),
);

let region: SmallRegion;
let bench: Bench;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  bench = await startServer((await smallRegion()).config);
  env = { TEMPORAL_ADDRESS: bench.server.address };
  region = await smallRegion({ months: 3, members: 300 });
  await mkdir(region.var);
  if (canRemount) await mount(region.var, 64 << 10);
  const first = await refresh(region, env);
  expect(first.code, first.output).toBe(0);
});
afterAll(async () => {
  if (canRemount) await unmount(region.var);
  await bench.stop();
});

test("a second worker of the same folder says that there is one, and stops", async () => {
  const server = { address: bench.server.address, namespace: "default" };
  const { loadConfig } = await import("../../../data/loadConfig.js");
  const worker = await startWorker(await loadConfig(region.config), server);
  try {
    const second = await runCli(["worker", "--config", region.config], { env });
    expect(second.code).toBe(1);
    expect(second.output).toContain(
      "Another process is the worker of this folder already, and only one can be. Stop that one first.",
    );
    await expectSentence(second.output);
  } finally {
    await worker?.stop();
  }
  await noteRefused("a second worker on the same folder");
});

test("a warehouse that another process has open is not opened a second time", async () => {
  const warehouse = await openWarehouse(region.var);
  try {
    const second = await refresh(region, env);
    expect(second.code).toBe(1);
    expect(second.output).toContain(
      `warehouse.duckdb is in use by another process (${process.pid}). Stop that one first, or let it do the work.`,
    );
    await expectSentence(second.output);
  } finally {
    warehouse.close();
  }
  await noteRefused("the warehouse open in another process");
});

describe.skipIf(!canRemount)("a disk that can only be read", () => {
  test("is told in a sentence, and the publication stands", async () => {
    await remount(region.var, "ro");
    try {
      const denied = await refresh(region, env);
      expect(denied.code, denied.output).toBe(1);
      expect(denied.output).toContain("The disk can only be read. Mount it for writing");
      await expectSentence(denied.output);
    } finally {
      await remount(region.var, "rw");
    }
    await noteRefused("a disk that can only be read");
  });
});

describe.skipIf(!canBeNobody)("a user without the right to write", () => {
  test("is told so in a sentence, and the publication stands", async () => {
    await chmod(region.folder, 0o755);
    const program = path.join(project, "workflows/cli/werkgebied.js");
    const command = [process.execPath, program, "refresh", "--all", "--config", region.config];
    const denied = await run("setpriv", ["--reuid=65534", "--clear-groups", "--", ...command], {
      env: { ...process.env, ...env },
      cwd: project,
    }).catch((error: unknown) => error as { code: number; stdout: string; stderr: string });
    const output = denied.stdout + denied.stderr;
    expect(output).toContain("No permission to read or write. Give the user that runs Werkgebied");
    expect("code" in denied && denied.code).toBe(1);
    await expectSentence(output);
    await noteRefused("no permission to write");
  });
});

async function expectSentence(output: string): Promise<void> {
  expect(output).not.toMatch(/\n\s+at /);
  expect(await publicationIn(region.var)).toBe("whole");
}

/** Nothing has changed, and the next run finds nothing to do. */
async function noteRefused(fault: string): Promise<void> {
  const before = await martHashes(region.var);
  const again = await refresh(region, env);
  expect(again.code, again.output).toBe(0);
  expect(again.output).toContain("Nothing has changed");
  expect(await martHashes(region.var)).toEqual(before);
  const { lost, doubled } = await countRows(region);
  const halfPublications = (await publicationIn(region.var)) === "whole" ? 0 : 1;
  record({ fault, runs: 1, rowsLost: lost, rowsDoubled: doubled, halfPublications });
  expect([lost, doubled]).toEqual([0, 0]);
}

import { createHash } from "node:crypto";
import { readdir, readFile, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeNotice } from "../../../workflows/gate/notice.js";
import { rollBack, undoRollback } from "../../../workflows/publish/rollBack.js";
import { runCli } from "../../support/cli.js";
import { deliverPart } from "../../support/deliverPart.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const SLOW = { timeout: 400_000 };
const env = { TEMPORAL_ADDRESS: undefined };
const SENTENCE =
  /members 2024-05-01, proefbibliotheek: 6\d(\.\d)? % fewer than in the snapshot before \(maxDrop 30 %\)\./;

test(
  "a delivery with a third of the members holds everything as it is, until a person has seen to it",
  SLOW,
  async () => {
    const region = await smallRegion({ feed: { gate: { maxDrop: 0.3 } } });
    onTestFinished(() => rm(region.folder, { recursive: true }));
    expectCode(0, await refresh(region, "--all"));
    expect(await heldIn(region)).toEqual([]);
    const before = await filesOf(region);

    await deliverPart(region, "2024-05-01", 20);
    const held = await refresh(region);
    expectCode(4, held);
    expect(held.output).toMatch(SENTENCE);
    expect(held.output).toContain("werkgebied accept members 2024-05-01 --rule maxDrop");
    expect(held.output).toMatch(/Held back by the quality gate: \S+ stays published/);
    expect(await heldIn(region)).toMatchObject([
      {
        feed: "members",
        snapshotDate: "2024-05-01",
        rule: "maxDrop",
        libraryId: "proefbibliotheek",
      },
    ]);
    expect(await filesOf(region)).toEqual(before);

    const again = await refresh(region);
    expectCode(4, again);
    expect(again.output).toMatch(SENTENCE);

    const accepted = await runCli(
      "accept members 2024-05-01 --rule maxDrop --because clean-up --config"
        .split(" ")
        .concat(region.config),
      { env },
    );
    expectCode(0, accepted);
    expect(accepted.output).toMatch(/Published \S+/);
    expect(await heldIn(region)).toEqual([]);
    expect(await filesOf(region)).not.toEqual(before);
  },
);

test("a mended delivery is published in place of the one that was held back", SLOW, async () => {
  const region = await smallRegion({ months: 2, feed: { gate: { maxDrop: 0.3 } } });
  onTestFinished(() => rm(region.folder, { recursive: true }));
  expectCode(0, await refresh(region, "--all"));
  await deliverPart(region, "2024-03-01", 20);
  expectCode(4, await refresh(region));
  await deliverPart(region, "2024-03-01", 58);
  const mended = await refresh(region);
  expectCode(0, mended);
  expect(mended.output).toMatch(/Published \S+/);
  expect(await heldIn(region)).toEqual([]);
});

test(
  "what is said of held figures goes with whatever publication becomes current",
  SLOW,
  async () => {
    const region = await smallRegion({ months: 2, feed: { gate: { maxDrop: 0.3 } } });
    onTestFinished(() => rm(region.folder, { recursive: true }));
    const published = path.join(region.var, "published");
    expectCode(0, await refresh(region, "--all"));
    await deliverPart(region, "2024-03-01", 58);
    expectCode(0, await refresh(region));
    await deliverPart(region, "2024-04-01", 20);
    expectCode(4, await refresh(region));
    const held = await heldIn(region);
    expect(held).toMatchObject([{ snapshotDate: "2024-04-01" }]);

    await rollBack(published);
    expect.soft(await heldIn(region)).toEqual(held);
    await undoRollback(published);
    expect.soft(await heldIn(region)).toEqual(held);

    // Once what was held back is mended and published, no earlier one may still say that it is held.
    await rollBack(published);
    await deliverPart(region, "2024-04-01", 57);
    expectCode(0, await refresh(region));
    await rollBack(published);
    expect.soft(await heldIn(region)).toEqual([]);

    await switchWhileNoticesAreWritten(region);
    const names = await readdir(published, { recursive: true });
    expect(names.filter((name) => /\.(part|lock)$/.test(name))).toEqual([]);
  },
);

/** A person may roll back at the moment at which a refresh tells what it holds back. */
async function switchWhileNoticesAreWritten(region: SmallRegion): Promise<void> {
  const published = path.join(region.var, "published");
  const writing = (async () => {
    for (let round = 0; round < 200; round++) await writeNotice(region.var, []);
  })();
  const switching = (async () => {
    for (let round = 0; round < 50; round++) {
      await rollBack(published);
      await undoRollback(published);
    }
  })();
  await Promise.all([writing, switching]);
}

function refresh(region: SmallRegion, ...args: string[]) {
  return runCli(["refresh", "--config", region.config, ...args], { env });
}

function expectCode(code: number, result: { code: number | null; output: string }) {
  expect(result.code, result.output).toBe(code);
}

async function heldIn(region: SmallRegion): Promise<unknown[]> {
  const file = path.join(region.var, "published/current/sites/public/data/notice.json");
  return (JSON.parse(await readFile(file, "utf8")) as { held: unknown[] }).held;
}

/** All that readers see, but for the notice, by name. */
async function filesOf(region: SmallRegion): Promise<Record<string, string>> {
  const folder = await realpath(path.join(region.var, "published/current"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !["notice.json", "pipeline.json"].includes(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const hashes = files.map(async (file) => {
    const sha256 = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    return [file, sha256] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

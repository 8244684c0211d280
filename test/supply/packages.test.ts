import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { project as ours } from "../support/cli.js";
import { judgeInstallScripts, NOT_NEEDED } from "./installScripts.js";
import { judgeLicences } from "./licences.js";

let project: string;

beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), "werkgebied-supply-"));
});

afterEach(() => rm(project, { recursive: true }));

async function lock(packages: Record<string, object>): Promise<void> {
  const text = JSON.stringify({ packages: { "": {}, ...packages } });
  await writeFile(path.join(project, "package-lock.json"), text);
}

async function installed(name: string, manifest: object): Promise<void> {
  const folder = path.join(project, "node_modules", name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
}

describe("licences", () => {
  const judged = async (license: unknown, more: object = {}) => {
    await lock({ "node_modules/a/node_modules/@b/c": { version: "1.2.3", license, ...more } });
    return judgeLicences(project).problems;
  };

  test.each(["MIT", "Apache-2.0 AND BSL-1.0", "(MIT OR GPL-3.0-or-later)"])(
    "%s is allowed",
    async (licence) => expect(await judged(licence)).toEqual([]),
  );

  test.each([
    "GPL-3.0-only",
    "AGPL-3.0-or-later",
    "MIT AND GPL-2.0-only",
    "BUSL-1.1",
    "UNLICENSED",
    "SEE LICENSE IN x",
    "",
    { type: "MIT" },
    undefined,
  ])("%j is not, and its package is named", async (licence) => {
    const problems = await judged(licence);
    expect(problems).toEqual([
      expect.stringMatching(/^@b\/c@1\.2\.3 \(node_modules\/a\/node_modules\/@b\/c\) /),
    ]);
    expect(problems[0]).toContain(
      licence === undefined ? "names no licence" : JSON.stringify(licence),
    );
  });

  test("what is installed goes before what the lock file says of it", async () => {
    await installed("a/node_modules/@b/c", { license: "GPL-3.0-only" });
    expect(await judged("MIT")).toHaveLength(1);
  });

  test("packages for development are not passed on", async () => {
    expect(await judged("GPL-3.0-only", { dev: true })).toEqual([]);
    expect(await judged("GPL-3.0-only", { devOptional: true })).toHaveLength(1);
  });
});

describe("install scripts", () => {
  const known = Object.fromEntries(
    Object.keys(NOT_NEEDED).map((name) => [
      `node_modules/${name}`,
      { version: "1.0.0", hasInstallScript: true },
    ]),
  );

  test("one more is told, for development too", async () => {
    await lock({
      ...known,
      "node_modules/miner": { version: "6.6.6", hasInstallScript: true, dev: true },
    });
    expect(judgeInstallScripts(project).problems).toEqual([
      expect.stringMatching(/^miner@6\.6\.6 \(node_modules\/miner\) has an install script/),
    ]);
  });

  test("one that is gone is told", async () => {
    await lock({ ...known, "node_modules/esbuild": { version: "1.0.0" } });
    expect(judgeInstallScripts(project).problems).toEqual([
      expect.stringContaining("esbuild has no install script any more"),
    ]);
  });
});

test("the packages of this project have nothing against them", () => {
  expect(judgeLicences(ours).problems).toEqual([]);
  expect(judgeInstallScripts(ours).problems).toEqual([]);
});

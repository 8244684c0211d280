import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { snapshotDates } from "../../data/demo/calendar.js";
import { generateDemonstration } from "../../data/demo/index.js";
import { hashOf } from "../../data/landing/hash.js";
import { listForgotten } from "../../data/landing/forgotten.js";
import type { PurgeResult } from "../../workflows/types.js";
import { westOfEnglandData } from "../oracle/dataFolder.js";
import { project, runCli } from "../support/cli.js";
import { martHashes } from "../support/hashes.js";
import { report } from "../support/report.js";
import type { RetentionRecord } from "../privacy/document/records.js";
import { compareMarts } from "./compare.js";
import { foundIn } from "./left.js";
import { monthsToKeep } from "./world.js";

type RegionRecord = RetentionRecord["regions"][number];

const regions: RegionRecord[] = [];

// What docs/privacy.md is made from.
afterAll(() => report("retention", { regions }, "privacy"));

/** What readers see of small counts is no matter here, and takes long to find. */
const EXACT = "disclosure: { public: { least: 1 }, internal: { least: 1 } }";

/** A configuration of its own, made of one of the project's. */
async function workplaceOf(config: string, rest: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-retention-"));
  const file = path.join(folder, "werkgebied.config.ts");
  const base = pathToFileURL(path.join(project, config)).href;
  await writeFile(
    file,
    `import base from ${JSON.stringify(base)};\nexport default { ...base, ${EXACT}, notes: {}, ${rest} };\n`,
  );
  const varFolder = path.join(folder, "var");
  const marts = path.join(varFolder, "published/current/marts");
  const run = async (...args: string[]) => {
    const env = { TEMPORAL_ADDRESS: undefined };
    const { code, output } = await runCli([...args, "--config", file], { env });
    expect(code, output).toBe(0);
    return output;
  };
  return { folder, varFolder, marts, run };
}

/** The answer of a command that says other things before it. */
function jsonIn(output: string): unknown {
  return JSON.parse(output.slice(output.search(/^\{/m)));
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

test("the demonstration region: figures are the same after a purge, and nobody is found", async () => {
  const dates = snapshotDates.slice(-2);
  const [oldest = "", newest = ""] = dates;
  const months = monthsToKeep(newest);
  const place = await workplaceOf(
    "werkgebied.config.ts",
    `demonstration: undefined, data: "demo", retention: { personsMonths: ${months} }`,
  );
  const data = path.join(place.folder, "demo");
  await generateDemonstration({ seed: 2026, folder: data });
  await keepMonths(data, dates);
  await place.run("refresh", "--all");
  const before = await martHashes(place.varFolder);
  await keepAside(place.marts);
  const gone = await hashesOf(data, oldest);
  const kept = await hashesOf(data, newest);
  const onlyGone = gone.filter((one) => !new Set(kept).has(one)).slice(0, 50);
  expect(onlyGone.length).toBeGreaterThan(10);
  expect((await foundIn(place.varFolder, onlyGone)).size).toBe(onlyGone.length);

  const { snapshots } = jsonIn(await place.run("purge", "--json")) as PurgeResult;
  expect(snapshots).toHaveLength(3);
  expect(await martHashes(place.varFolder)).toEqual(before);
  expect(await foundIn(place.varFolder, onlyGone)).toEqual(new Map());
  await place.run("rebuild");
  expect(await martHashes(place.varFolder)).toEqual(before);
  const compared = await compareMarts(`${place.marts}-before`, place.marts);
  const rowsPurged = sum(snapshots.map(({ rowCount }) => rowCount));

  const numbers = (await numbersOf(data, newest)).slice(100, 103);
  const file = path.join(place.folder, "numbers.txt");
  await writeFile(file, numbers.join("\n"));
  const told = jsonIn(await place.run("forget", "--file", file, "--yes", "--json")) as {
    found: number;
    feeds: { rows: number }[];
  };
  const hashes = numbers.map((one) => hashOf(Buffer.from("demonstratie"), one));
  const places = [...(await foundIn(place.varFolder, hashes)).values()].flat();
  const found = places.filter((one) => !one.startsWith("landing: _forgotten/")).length;
  expect(await listForgotten(place.varFolder)).toMatchObject([{ people: 3 }]);
  regions.push({
    region: "demonstration",
    note: "Two months of three libraries, of which the first is purged.",
    snapshotsPurged: snapshots.length,
    rowsPurged,
    ...compared,
    forgotten: {
      persons: told.found,
      rowsRemoved: sum(told.feeds.map(({ rows }) => rows)),
      found,
    },
  });
  expect(regions[0]).toMatchObject({ figuresChanged: 0, forgotten: { persons: 3, found: 0 } });
  await rm(place.folder, { recursive: true });
}, 1_800_000);

async function keepAside(marts: string): Promise<void> {
  await mkdir(`${marts}-before`);
  await cp(marts, `${marts}-before`, { recursive: true });
}

/** Takes the deliveries of other months away: two tell as much as twenty-four. */
async function keepMonths(data: string, dates: string[]): Promise<void> {
  const folder = path.join(data, "members");
  for (const name of await readdir(folder)) {
    if (!dates.some((date) => name.includes(date))) await rm(path.join(folder, name));
  }
}

/** Numbers as one of the libraries delivers them. */
async function numbersOf(data: string, date: string): Promise<string[]> {
  const text = await readFile(path.join(data, `members/merwedal_${date}.csv`), "utf8");
  const [header = "", ...lines] = text.split(/\r?\n/);
  const at = header.split(",").indexOf("Pasnummer");
  const numbers = lines.map((line) => line.split(",")[at] ?? "");
  return numbers.filter((one) => /^[0-9A-Z-]+$/.test(one));
}

async function hashesOf(data: string, date: string): Promise<string[]> {
  const numbers = await numbersOf(data, date);
  return numbers.map((one) => hashOf(Buffer.from("demonstratie"), one));
}

const data = westOfEnglandData();
if ("reason" in data) console.warn(`West of England is not tested. ${data.reason}`);

test.skipIf("reason" in data)(
  "West of England delivers counts and no people: nothing is due, however old",
  async () => {
    const config = "examples/west-of-england/werkgebied.config.ts";
    const place = await workplaceOf(config, "retention: { personsMonths: 1 }");
    const from = ["--data", "folder" in data ? data.folder : ""];
    await place.run("refresh", ...from);
    const before = await martHashes(place.varFolder);
    await keepAside(place.marts);
    const { snapshots, isDone } = jsonIn(
      await place.run("purge", "--json", ...from),
    ) as PurgeResult;
    expect([snapshots, isDone]).toEqual([[], false]);
    await place.run("rebuild", ...from);
    expect(await martHashes(place.varFolder)).toEqual(before);
    regions.push({
      region: "West of England",
      note: "The newest month. Its deliveries are counts per area, made by the libraries: there are no people to purge or forget.",
      snapshotsPurged: 0,
      rowsPurged: 0,
      ...(await compareMarts(`${place.marts}-before`, place.marts)),
      forgotten: { persons: 0, rowsRemoved: 0, found: 0 },
    });
    await rm(place.folder, { recursive: true });
  },
  1_800_000,
);

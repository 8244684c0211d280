import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { epochOf, hashOf } from "../../data/landing/hash.js";
import { readLanded, type Landed } from "../../data/landing/landed.js";
import { startWorker, type RunningWorker } from "../../workflows/worker.js";
import { historiesOf } from "../privacy/histories.js";
import { project } from "../support/cli.js";
import { martHashes } from "../support/hashes.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { startServer, type Bench } from "../support/temporal.js";
import { foundIn } from "./left.js";
import { cliOf, configure, fileOf, KEY } from "./world.js";

/** Three who are delivered in every month, and whom nobody else's number holds. */
const [FIRST, SECOND, THIRD] = ["P100007", "P100021", "P100033"] as const;

const hashed = (number: string) => hashOf(Buffer.from(KEY), number);

let region: SmallRegion;
let bench: Bench;
let worker: RunningWorker | null;
let cli: ReturnType<typeof cliOf>;
/** All that was said. */
let said = "";

async function done(...args: string[]): Promise<string> {
  const { code, output } = await cli(...args);
  said += output;
  expect(code, output).toBe(0);
  return output;
}

/** The marts of a region that never had these people. */
async function martsWithout(...numbers: string[]): Promise<Record<string, string>> {
  const other = await smallRegion({ months: 3 });
  await leaveOut(other, numbers);
  const { code, output } = await cliOf(other)("refresh", "--all");
  expect(code, output).toBe(0);
  return martHashes(other.var);
}

async function leaveOut(from: SmallRegion, numbers: string[]): Promise<void> {
  for (const date of from.dates) {
    const lines = (await readFile(fileOf(from, date), "utf8")).split("\n");
    const left = lines.filter((line) => !numbers.some((one) => line.startsWith(`${one};`)));
    expect(lines.length - left.length).toBe(numbers.length);
    await writeFile(fileOf(from, date), left.join("\n"));
  }
}

beforeAll(async () => {
  region = await smallRegion({ months: 3 });
  cli = cliOf(region);
  bench = await startServer(region.config);
  worker = await startWorker(bench.workplace, bench.server);
  await done("refresh", "--all");
});

afterAll(async () => {
  await worker?.stop();
  await bench.stop();
});

test("without a terminal nobody is forgotten unless it is said that it is meant", async () => {
  const { code, output } = await cli("forget", FIRST);
  expect([code, output]).toEqual([2, expect.stringContaining("Give --yes.")]);
  expect((await cli("forget")).code).toBe(2);
  expect(await readdir(path.join(region.var, "landing"))).not.toContain("_forgotten");
});

test("a dry run tells in how many snapshots somebody is, and changes nothing", async () => {
  const before = await martHashes(region.var);
  const told = JSON.parse(await done("forget", FIRST, "--dry-run", "--json"));
  expect(told).toEqual({
    people: 1,
    found: 1,
    feeds: [{ feed: "members", snapshots: 3, rows: 3 }],
    unknownEpochs: [],
    isDone: false,
  });
  expect(await done("forget", "P999999", "--dry-run")).toContain("of which 0 were found.");
  expect(await readdir(path.join(region.var, "landing"))).not.toContain("_forgotten");
  expect(await martHashes(region.var)).toEqual(before);
});

test("forgotten by number, the figures are those of deliveries that never had her", async () => {
  expect((await foundIn(region.var, [hashed(FIRST)])).size).toBe(1);
  const output = await done("forget", FIRST, "--yes");
  expect(output).toContain("The member is forgotten");
  expect(output).toContain("members: 3 rows removed from 3 snapshots");
  expect(await martHashes(region.var)).toEqual(await martsWithout(FIRST));
  await expectOnlyOnTheList(FIRST);
});

test("several are forgotten by a file, or by what is piped in", async () => {
  const file = path.join(region.folder, "numbers.txt");
  await writeFile(file, `${SECOND}\r\n\r\n ${SECOND} \r\n`);
  expect(await done("forget", "--file", file, "--yes")).toContain("3 rows removed");
  expect(await pipe(`${THIRD}\n`)).toContain("3 rows removed");
  expect(await martHashes(region.var)).toEqual(await martsWithout(FIRST, SECOND, THIRD));
  await expectOnlyOnTheList(SECOND);
  await expectOnlyOnTheList(THIRD);
});

test("a later delivery does not bring them back, and neither does a rebuild", async () => {
  const figures = await martHashes(region.var);
  await done("rebuild");
  expect(await martHashes(region.var)).toEqual(figures);
  // A worker that knows the new mapping pulls all once more, from files in which they stand.
  await worker?.stop();
  worker = null;
  const earlier = await landedOf("2024-01-01");
  await configure(region, '"branch":"vestiging"', '"branch":{"sql":"trim(vestiging)"}');
  await done("refresh", "--all");
  expect(await martHashes(region.var)).toEqual(figures);
  const later = await landedOf("2024-01-01");
  expect(later.fingerprint).not.toBe(earlier.fingerprint);
  expect(later).toMatchObject({ forgottenCount: 3, readCount: 57 });
  await expectOnlyOnTheList(FIRST);
  expect(await done("status")).toContain("3 forgotten by request");
});

test("under another key they are known by the one before, where it is named", async () => {
  await configure(region, `{ value: "${KEY}" }`, '{ value: "the next key" }');
  expect(await doctor()).toMatchObject({
    state: "warn",
    text: expect.stringContaining("3 people were forgotten under a key of before"),
  });
  await configure(region, '"the next key"', '"the next key", earlier: ["PROEF_EARLIER"]');
  process.env.PROEF_EARLIER = KEY;
  expect(await doctor()).toMatchObject({ state: "ok" });
  const figures = await martHashes(region.var);
  await done("refresh", "--all");
  expect(await martHashes(region.var)).toEqual(figures);
  expect(await landedOf("2024-01-01")).toMatchObject({
    epoch: epochOf(Buffer.from("the next key")),
  });
  delete process.env.PROEF_EARLIER;
});

test("no number is told anywhere, nor does its hash cross Temporal", async () => {
  const histories = await historiesOf(bench.client);
  expect(histories.length).toBeGreaterThan(5);
  const told = said + histories.map(({ bytes }) => Buffer.from(bytes).toString()).join("\n");
  for (const number of [FIRST, SECOND, THIRD]) {
    expect(told).not.toContain(number);
    expect(told).not.toContain(hashed(number));
  }
});

async function landedOf(date: string): Promise<Landed> {
  return (await readLanded(region.var, "members", date))!;
}

async function doctor() {
  const { output } = await cli("doctor", "--json");
  const findings = JSON.parse(output) as { check: string; state: string; text: string }[];
  return findings.find(({ check }) => check === "forgotten");
}

/** Nothing of them is left but the hash by which the door knows them. */
async function expectOnlyOnTheList(number: string): Promise<void> {
  const found = await foundIn(region.var, [hashed(number), number]);
  const places = [...found.values()].flat();
  expect(places).toEqual([expect.stringMatching(/^landing: _forgotten\/[^/]+\.json$/)]);
}

async function pipe(numbers: string): Promise<string> {
  const program = path.join(project, "workflows/cli/werkgebied.js");
  const args = ["forget", "--file", "-", "--yes", "--config", region.config];
  const env = { ...process.env, TEMPORAL_ADDRESS: undefined };
  const child = spawn(process.execPath, [program, ...args], { cwd: project, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  child.stdin.end(numbers);
  const [code] = (await once(child, "close")) as [number];
  said += output;
  expect(code, output).toBe(0);
  return output;
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runCli, startCli } from "../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../support/smallRegion.js";

const env = { TEMPORAL_ADDRESS: undefined };

let region: SmallRegion;

beforeAll(async () => {
  region = await smallRegion({
    months: 12,
    members: 400,
    empty: ["2025-05-01"],
    columns: { birth_year: { sql: "case when huisnr = '3' then '3;=1+1' end" } },
    feed: { maxRejected: 0.5 },
  });
});

async function cli(...args: string[]) {
  return runCli([...args, "--config", region.config], { env });
}

interface Told {
  publication: { version: string };
  temporal: { running: { progress: { ingest: { total: number } } | null }[] } | null;
  runs: { runId: string }[];
  feeds: { feed: string; refusals: string[] }[];
}

async function json<Answer = Told>(...args: string[]): Promise<Answer> {
  const { code, output } = await cli(...args, "--json");
  expect(code, output).toBe(0);
  return JSON.parse(output);
}

test("before the first refresh everything is said to be empty, and nothing is started", async () => {
  expect(await json("status")).toMatchObject({ publication: null, temporal: null, runs: [] });
  expect((await cli("runs")).output).toContain("No refresh has ended yet.");
  expect((await cli("quarantine")).output).toContain("No row is in quarantine.");
});

test("while a refresh runs, status tells how far it is, and runs show its steps", async () => {
  const child = startCli(["refresh", "--all", "--config", region.config], { env });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  await expect
    .poll(
      async () => {
        const { temporal } = await json("status");
        return temporal?.running[0]?.progress?.ingest.total ?? 0;
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(16);
  expect(await ended, output).toBe(0);
});

test("afterwards it tells the run, the newest snapshot of each feed, and what needs a person", async () => {
  const status = await json("status");
  expect(status.publication.version).toMatch(/^\d{8}T\d{6}Z-/);
  expect(status.runs[0]).toMatchObject({
    outcome: "published",
    summary: { counts: { loaded: 15, refused: 1, failed: 0 } },
  });
  const members = status.feeds.find(({ feed }) => feed === "members");
  expect(members).toMatchObject({ newest: "2024-12-01", snapshots: 12, waiting: null });
  expect(members?.refusals).toEqual([expect.stringContaining("2025-05-01 refused: The file has")]);
  const { output } = await cli("status");
  expect(output).toContain("members 2025-05-01 refused:");
  expect(output).not.toContain("\u001b[");
});

test("a feed that could not be read is told until it can be, also after runs of other feeds", async () => {
  const refresh = (...args: string[]) => cli("refresh", "--snapshot", "2031-05-01", ...args);
  expect((await refresh("--feeds", "members")).code).toBe(3);
  expect((await cli("refresh", "--feeds", "residents")).code).toBe(0);
  const { output } = await cli("status");
  expect(output).toMatch(/Needs a person[^]*members 2031-05-01 failed: there is no file/);
});

test("a cluster that does not answer is told, and what the files tell is shown without it", async () => {
  const place = ["--config", region.config];
  const away = { env: { TEMPORAL_ADDRESS: "127.0.0.1:1" } };
  const { code, output } = await runCli(["status", ...place], away);
  expect(code).toBe(0);
  expect(output).toContain("Temporal at 127.0.0.1:1");
  expect(output).toMatch(/members +2024-12-01/);
});

test("a run is shown step by step, each with its time and outcome", async () => {
  const [, , run] = await json<{ runId: string }[]>("runs");
  const id = run!.runId.slice(-8);
  const shown = await json<{ steps: { name: string }[] }>("runs", "show", id);
  const names = shown.steps.map(({ name }) => name);
  expect(names).toContain("members 2024-07-01");
  expect(names).toContain("membership_profile");
  const refused = shown.steps.find(({ name }) => name === "members 2025-05-01");
  expect(refused).toMatchObject({ status: "refused", message: expect.stringMatching(/no rows/) });
  const { output } = await cli("runs", "show", id);
  expect(output).toMatch(/ingest +members 2025-05-01 .*refused/);
  const unknown = await cli("runs", "show", "nonesuch");
  expect(unknown.code).toBe(1);
  expect(unknown.output).toContain('There is no run "nonesuch"');
});

test("quarantine is told by reason, then by line, and given as a file", async () => {
  // Of every seventeen members one has `3;=1+1` for a year of birth.
  const reasons = await json<{ rows: number }[]>("quarantine");
  expect(reasons).toEqual([
    expect.objectContaining({ feed: "members", column: "birth_year", snapshots: 12 }),
  ]);
  const show = ["quarantine", "show", "members", "2024-03-01", "--limit", "3"];
  const rows = await json<object[]>(...show);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ date: "2024-03-01", column: "birth_year" });
  const file = path.join(region.folder, "fout.csv");
  const written = ["quarantine", "export", "members", "--output", file];
  const { rows: count } = await json<{ rows: number }>(...written);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(count + 1);
  expect(count).toBe(reasons[0]?.rows);
  expect(lines[1]).toMatch(/"birth_year"":""3;'=1\+1""/);
  await json(...written, "--raw");
  expect(await readFile(file, "utf8")).toContain('"birth_year"":""3;=1+1""');
  const other = await cli(...written, "--raw", "--format", "json");
  expect([other.code, other.output]).toEqual([2, expect.stringContaining("--raw is about CSV")]);
  const nowhere = await cli("quarantine", "export", "members", "--output", region.folder);
  expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining("cannot be written")]);
});

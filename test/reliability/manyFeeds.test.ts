import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../data/warehouse/database.js";
import { startRefresh } from "../../workflows/cli/startRefresh.js";
import type { RefreshResult } from "../../workflows/types.js";
import { startWorker, type RunningWorker } from "../../workflows/worker.js";
import { faults, manyLibraries, type ManyLibraries } from "../support/manyLibraries.js";
import { report } from "../support/report.js";
import { startServer, type Bench } from "../support/temporal.js";

const LIBRARIES = 130;
const EACH = 30;

let country: ManyLibraries;
let bench: Bench;
let worker: RunningWorker | null;
let result: RefreshResult;
let attempts: Record<string, number>;
let members: number;

beforeAll(async () => {
  country = await manyLibraries(LIBRARIES, EACH);
  bench = await startServer(country.config);
  worker = await startWorker(bench.workplace, bench.server);
  // A day is named, for otherwise a library that delivers nothing would have nothing to fail at.
  const handle = await startRefresh(bench, { snapshotDate: "2024-01-01" });
  result = await handle.result();
  attempts = {};
  for (const event of (await handle.fetchHistory()).events ?? []) {
    const { attempt } = event.activityTaskStartedEventAttributes ?? {};
    if (attempt) attempts[attempt] = (attempts[attempt] ?? 0) + 1;
  }
  await worker?.stop();
  worker = null;
});

afterAll(async () => {
  await worker?.stop();
  await bench.stop();
});

test("of 130 feeds that deliver, five go wrong in five ways, and 125 libraries are published", async () => {
  expect(result.publication.status).toBe("published");
  expect(result.counts).toMatchObject({ loaded: 125 + 3, refused: 4, failed: 1 });
  const marts = await openDatabase(":memory:");
  const file = path.join(country.var, "published/current/marts/membership_profile.parquet");
  const [published] = await marts.rows<{ libraries: number; members: number }>(
    `select count(distinct library_id)::double as libraries, sum(member_count) as members
     from read_parquet('${file}') where scope = 'library' and level = 'total'`,
  );
  marts.close();
  members = published?.members ?? 0;
  expect(published).toEqual({ libraries: 125, members: 125 * EACH });
});

test("each of the five is told in one sentence of its own, without a stack", () => {
  const told = result.remarks.filter(({ message }) => message !== null);
  expect(told.map(({ feed }) => feed).sort()).toEqual(Object.values(country.faulty).sort());
  const sentenceOf = (fault: string) =>
    told.find(({ feed }) => feed === country.faulty[fault])?.message ?? "";
  const sentences = faults.map(sentenceOf);
  expect(new Set(sentences).size).toBe(5);
  expect(sentences[0]).toMatch(/there is no file bieb_126_.* for 2024-01-01/);
  expect(sentences[1]).toContain("has a header and no rows");
  expect(sentences[2]).toContain('there is no column "postcode". The columns are: pas, vestiging');
  expect(sentences[3]).toContain("cut off or damaged");
  expect(sentences[4]).toMatch(/of 30 rows do not keep the contract, more than 10 %; first line/);
  for (const sentence of sentences) expect(sentence).not.toMatch(/\n|\bat .*:\d+/);
});

test("only what may come yet is tried again, three times", async () => {
  // The history holds the last attempt of each activity: all at the first, but for the missing file.
  expect(attempts).toEqual({ 1: expect.any(Number), 4: 1 });
  await report("manyFeeds", [
    {
      fault: "130 feeds, of which 5 go wrong in 5 ways",
      runs: 1,
      rowsLost: Math.max(0, 125 * EACH - members),
      rowsDoubled: Math.max(0, members - 125 * EACH),
      halfPublications: 0,
      note: "125 libraries published, 5 sentences; 3 retries, all of the file that was not there",
    },
  ]);
});

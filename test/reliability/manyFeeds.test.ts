import path from "node:path";
import { defaultPayloadConverter } from "@temporalio/common";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slug } from "../../data/slug.js";
import { literal } from "../../data/sql.js";
import { openDatabase } from "../../data/warehouse/database.js";
import { startRefresh, type RefreshHandle } from "../../workflows/cli/startRefresh.js";
import type { RefreshResult } from "../../workflows/types.js";
import { startWorker, type RunningWorker } from "../../workflows/worker.js";
import { faults, manyLibraries, type ManyLibraries } from "../support/manyLibraries.js";
import { publicationIn } from "../support/publication.js";
import { report } from "../support/report.js";
import { startServer, type Bench } from "../support/temporal.js";

const LIBRARIES = 130;
const EACH = 30;

let country: ManyLibraries;
let bench: Bench;
let worker: RunningWorker | null;
let result: RefreshResult;
let attempts: Attempt[];

beforeAll(async () => {
  country = await manyLibraries(LIBRARIES, EACH);
  bench = await startServer(country.config);
  worker = await startWorker(bench.workplace, bench.server);
  // A day is named, for otherwise a library that delivers nothing would have nothing to fail at.
  const handle = await startRefresh(bench, { snapshotDate: "2024-01-01" });
  result = await handle.result();
  attempts = attemptsIn(await handle.fetchHistory());
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
  const wanted = country.libraries.filter((name) => !Object.values(country.faulty).includes(name));
  expect(wanted).toHaveLength(125);
  const published = await publishedMembers();
  const slugs = wanted.map((name) => slug(name)).sort();
  expect(published).toEqual(slugs.map((library) => ({ library, members: EACH })));
});

test("each of the five is told in one sentence of its own, without a stack", () => {
  const told = toldRemarks();
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

test("only what may come yet is tried again, three times", () => {
  const again = attempts.filter(({ attempt }) => attempt > 1);
  expect(again).toEqual([{ feed: country.faulty["does not deliver"], attempt: 4 }]);
});

test("no row of any library is lost or doubled, and what is published is whole", async () => {
  const { lost, doubled } = await countRows();
  const halfPublications = (await publicationIn(country.var)) === "whole" ? 0 : 1;
  await report("manyFeeds", [
    {
      fault: `${LIBRARIES} feeds, of which ${faults.length} go wrong in ${faults.length} ways`,
      runs: 1,
      rowsLost: lost,
      rowsDoubled: doubled,
      halfPublications,
      note: await tellFound(),
    },
  ]);
  expect([lost, doubled, halfPublications]).toEqual([0, 0, 0]);
});

async function tellFound(): Promise<string> {
  const published = await publishedMembers();
  const sentences = new Set(toldRemarks().map(({ message }) => message));
  const again = attempts.filter(({ attempt }) => attempt > 1);
  const retries = again.reduce((sum, { attempt }) => sum + attempt - 1, 0);
  const whose = again.map(({ feed }) => faults.find((fault) => country.faulty[fault] === feed));
  return `${published.length} libraries published, ${sentences.size} sentences; ${retries} retries, of the library that ${[...new Set(whose)].join(", ")}`;
}

function toldRemarks() {
  return result.remarks.filter(({ message }) => message !== null);
}

interface Attempt {
  /** Null for what is about no feed. */
  feed: string | null;
  attempt: number;
}

/** The history holds the last attempt of each activity, and what it was asked to do. */
function attemptsIn(history: Awaited<ReturnType<RefreshHandle["fetchHistory"]>>): Attempt[] {
  const events = history.events ?? [];
  return events.flatMap(({ activityTaskStartedEventAttributes: started }) => {
    if (!started) return [];
    const asked = events.find(
      ({ eventId }) => String(eventId) === String(started.scheduledEventId),
    );
    const input = asked?.activityTaskScheduledEventAttributes?.input?.payloads?.[0];
    const step = input ? defaultPayloadConverter.fromPayload<{ feed?: string }>(input) : {};
    return [{ feed: step.feed ?? null, attempt: started.attempt ?? 0 }];
  });
}

/** Members in the warehouse against those delivered, library by library. */
async function countRows(): Promise<{ lost: number; doubled: number }> {
  const warehouse = await openDatabase(path.join(country.var, "warehouse.duckdb"));
  const held = await warehouse.rows<{ library: string; n: number; members: number }>(
    `select library, count(*)::double as n, count(distinct member_id)::double as members
     from source.members group by all`,
  );
  warehouse.close();
  const of = new Map(held.map((row) => [row.library, row]));
  const counts = { lost: 0, doubled: 0 };
  for (const library of country.libraries) {
    const { n, members } = of.get(library) ?? { n: 0, members: 0 };
    // What was refused as a whole is not to be there at all.
    const delivered = Object.values(country.faulty).includes(library) ? 0 : EACH;
    counts.lost += Math.max(0, delivered - members);
    counts.doubled += Math.max(n - members, n - delivered, 0);
  }
  return counts;
}

async function publishedMembers(): Promise<{ library: string; members: number }[]> {
  const marts = await openDatabase(":memory:");
  const file = path.join(country.var, "published/current/marts/membership_profile.parquet");
  const published = await marts.rows<{ library: string; members: number }>(
    `select library_id as library, sum(member_count) as members
     from read_parquet(${literal(file)}) where scope = 'library' and level = 'total'
     group by all order by 1`,
  );
  marts.close();
  return published;
}

import { expect, test } from "vitest";
import { toldTo, type Audience } from "../../../workflows/health/told.js";
import type { FeedHealth, Pipeline, RunHealth } from "../../../workflows/health/types.js";

const feed = (name: string, libraries: string[] | null, countsMembers = true): FeedHealth => ({
  feed: name,
  source: countsMembers ? "members" : "catchments",
  libraries,
  countsMembers,
  newest: "2026-11-01",
  age: 27,
  due: "2026-12-01",
  schedule: "running",
  rows: 4321,
  quarantined: 7,
  refused: null,
});

const run = (...feeds: string[]): RunHealth => ({
  startedAt: "2026-11-28T05:00:00.000Z",
  endedAt: "2026-11-28T05:01:00.000Z",
  outcome: "published",
  kind: "refresh",
  isScheduled: true,
  done: feeds.map((name) => ({ feed: name, status: "loaded", count: 1 })),
  rows: 99_999,
  quarantined: 11,
});

const pipeline: Pipeline = {
  at: "2026-11-28T05:01:00.000Z",
  feeds: [
    feed("members_a", ["a"]),
    feed("members_b", ["b"]),
    feed("members_both", ["a", "b"]),
    feed("areas", ["a", "b"], false),
    feed("residents", null, false),
  ],
  runs: [run("members_a", "members_b"), run("members_b"), run()],
};

const audience = (kind: "public" | "internal", least: number, ...ids: string[]): Audience => ({
  edition: { kind, method: "suppression", least, base: 5 },
  libraries: ids.map((id) => ({ id })),
});

test("everybody is told of every feed, as the data-quality page tells", () => {
  expect(toldTo(audience("public", 10, "a", "b"), pipeline).feeds).toEqual(pipeline.feeds);
});

test("where small numbers are hidden no run tells its rows", () => {
  const guarded = toldTo(audience("public", 10, "a", "b"), pipeline).runs;
  expect(guarded.map(({ rows, quarantined }) => [rows, quarantined])).toEqual(
    guarded.map(() => [null, null]),
  );
  expect(toldTo(audience("public", 1, "a", "b"), pipeline).runs[0]?.rows).toBe(99_999);
});

test("a library's own people are told of no other library", () => {
  const told = toldTo(audience("internal", 5, "a"), pipeline);
  expect(told.feeds.map((one) => one.feed)).toEqual([
    "members_a",
    "members_both",
    "areas",
    "residents",
  ]);
  expect(told.runs.map(({ done }) => done.map((one) => one.feed))).toEqual([["members_a"], []]);
  expect(JSON.stringify(told)).not.toMatch(/"b"|members_b"/);
});

test("nor how many members there are in a feed of several, nor in a run", () => {
  const told = toldTo(audience("internal", 1, "a"), pipeline);
  const rows = Object.fromEntries(told.feeds.map((one) => [one.feed, one.rows]));
  expect(rows).toEqual({ members_a: 4321, members_both: null, areas: 4321, residents: 4321 });
  expect(told.runs.map((one) => one.rows)).toEqual([null, null]);
});

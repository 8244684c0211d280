import { afterAll, beforeAll, describe, expect, test } from "vitest";
import path from "node:path";
import { datesOf, locate } from "../../../data/connectors/file/index.js";
import { findFiles } from "../../../data/connectors/file/pattern.js";
import { createPlace, failureOf, texts, type FeedInput, type Place } from "../place.js";

let place: Place;

beforeAll(async () => {
  place = await createPlace();
  const names = [
    "leden_2026-01-31.csv",
    "leden_2025-12-31.csv",
    "leden_2026-02-30.csv",
    "leden_2026-1-31.csv",
    "leden_2026-01-31.csv.bak",
    "maand/leden_202511.csv",
    "jaar/leden_2024.csv",
    "2026/januari/leden_2026-01.csv",
    "2025/december/leden_2026-01.csv",
    "delen/b_2026-01-31.csv",
    "delen/a_2026-01-31.csv",
    "delen/a_2026-02-28.csv",
    "diep/x/y/leden.csv",
    "diep/leden.csv",
    "haken/leden (mei) [1].csv",
    "haken/leden m1.csv",
    "plus+punt/ledenXcsv",
    "plus+punt/leden.csv",
  ];
  for (const name of names) await place.deliver(name, "a,b\n1,2\n");
});
afterAll(() => place.remove());

async function found(pattern: string) {
  const files = await findFiles(pattern, place.workplace.dataFolder);
  return files.map((file) => [path.relative(place.workplace.dataFolder, file.path), file.date]);
}

function feedOf(changes: Partial<FeedInput>) {
  place.configure({ feed: { ...texts, snapshotDate: undefined, ...changes } });
  return place.workplace.config.feeds.feed!;
}

describe("a pattern finds", () => {
  test("a file a day, by date; names with a day that is none, or with more behind, do not match", async () => {
    expect(await found("leden_{yyyy}-{mm}-{dd}.csv")).toEqual([
      ["leden_2025-12-31.csv", "2025-12-31"],
      ["leden_2026-01-31.csv", "2026-01-31"],
    ]);
  });

  test("a file a month or a year, which is about its first day", async () => {
    expect(await found("maand/leden_{yyyy}{mm}.csv")).toEqual([
      ["maand/leden_202511.csv", "2025-11-01"],
    ]);
    expect(await found("jaar/leden_{yyyy}.csv")).toEqual([["jaar/leden_2024.csv", "2024-01-01"]]);
  });

  test("a date that stands twice in a path, where both are the same", async () => {
    expect(await found("{yyyy}/*/leden_{yyyy}-{mm}.csv")).toEqual([
      ["2026/januari/leden_2026-01.csv", "2026-01-01"],
    ]);
  });

  test("with `*` any text within a name, with `**/` any folders", async () => {
    expect(await found("diep/*.csv")).toEqual([["diep/leden.csv", null]]);
    expect(await found("diep/**/*.csv")).toEqual([
      ["diep/leden.csv", null],
      ["diep/x/y/leden.csv", null],
    ]);
  });

  test("names with brackets and other marks as they are", async () => {
    expect(await found("haken/leden (mei) [1].csv")).toEqual([["haken/leden (mei) [1].csv", null]]);
    expect(await found("haken/leden (*) [1].csv")).toEqual([["haken/leden (mei) [1].csv", null]]);
    expect(await found("plus+punt/leden.csv")).toEqual([["plus+punt/leden.csv", null]]);
  });

  test("a file with the folder parted as Windows does", async () => {
    expect(await found("maand\\leden_{yyyy}{mm}.csv")).toHaveLength(1);
  });

  test("not a folder", async () => {
    expect(await found("diep/*")).toEqual([["diep/leden.csv", null]]);
    expect(await found("diep")).toEqual([]);
  });
});

describe("snapshots", () => {
  test("the days for which files lie ready, once each", async () => {
    const feed = feedOf({ file: "delen/*_{yyyy}-{mm}-{dd}.csv" });
    expect(await datesOf(feed, place.workplace.dataFolder, "2030-01-01")).toEqual([
      "2026-01-31",
      "2026-02-28",
    ]);
  });

  test("the day of the feed, or the day asked for, where names tell none", async () => {
    const { dataFolder } = place.workplace;
    expect(await datesOf(feedOf({ file: "diep/leden.csv" }), dataFolder, "2030-01-01")).toEqual([
      "2030-01-01",
    ]);
    const feed = feedOf({ file: "diep/leden.csv", snapshotDate: "2026-05-05" });
    expect(await datesOf(feed, dataFolder, "2030-01-01")).toEqual(["2026-05-05"]);
  });

  test("several files make a snapshot together, in the order of their names, each with its own lines", async () => {
    feedOf({ file: "delen/*_{yyyy}-{mm}-{dd}.csv" });
    await place.deliver("delen/a_2026-01-31.csv", 'a,b\n"1\n1",2\n3,4,5\n');
    await place.deliver("delen/b_2026-01-31.csv", "b;a\n6;7\n");
    const reject = "has more values than the header has columns";
    expect(await place.landed("feed", "2026-01-31")).toEqual([
      { _file: "a_2026-01-31.csv", _line: 2, library: "1\n1", branch: "2" },
      { _file: "a_2026-01-31.csv", _line: 4, library: null, branch: null, _reject: reject },
      { _file: "b_2026-01-31.csv", _line: 2, library: "7", branch: "6" },
    ]);
  });

  test("a file that has not come yet is told, and may be tried again", async () => {
    const spec = feedOf({ file: "delen/*_{yyyy}-{mm}-{dd}.csv" }).file!;
    const error = await failureOf(locate(spec, place.workplace.dataFolder, "2026-03-31"));
    expect(error.name).toBe("SourceError");
    expect(error.message).toContain("delen/*_{yyyy}-{mm}-{dd}.csv for 2026-03-31");
  });
});

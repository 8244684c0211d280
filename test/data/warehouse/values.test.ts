import { describe, expect, test } from "vitest";
import { day, type FeedInput } from "../place.js";
import { place, counts, residents, dated, load, quarantine } from "./loading.js";

describe("values", () => {
  test("a suppressed count is null, with the least and the most that its mark allows", async () => {
    const lines = [
      "gebied;deel;leden",
      "1234 ab;a;7",
      "1234AB;b;*",
      "1234AB;c;*",
      "1234AB;d; <10 ",
    ];
    expect((await load(counts, lines)).rejectedCount).toBe(0);
    expect(
      await place.rows(
        `select area_id, part, member_count, member_count_low, member_count_high
         from source.member_counts order by part`,
      ),
    ).toEqual(
      [
        ["a", 7, 7, 7],
        ["b", null, 1, 4],
        ["c", null, 1, 4],
        ["d", null, 0, 9],
      ].map(([part, member_count, member_count_low, member_count_high]) => ({
        area_id: "1234AB",
        part,
        member_count,
        member_count_low,
        member_count_high,
      })),
    );
  });

  test("what is neither a number nor a mark goes to quarantine", async () => {
    const lines = ["gebied;deel;leden", "a;a;**", "a;b;5", "a;c;veel", "a;d;", "a;e;-1"];
    await load(counts, lines);
    expect(await quarantine()).toEqual([
      [2, "member_count", "is not a whole number"],
      [4, "member_count", "is not a whole number"],
      [5, "member_count_low", "is empty"],
      [6, "member_count", "is below 0"],
    ]);
  });

  test("a list of marks may be empty", async () => {
    const columns = { ...counts.columns, member_count: { column: "leden", suppressed: {} } };
    await load({ ...counts, columns }, ["gebied;deel;leden", "a;a;5", "a;b;*"]);
    expect(await quarantine()).toEqual([[3, "member_count", "is not a whole number"]]);
  });

  test("a decimal comma is read, with thousands points where they part thousands", async () => {
    const lines = [
      "gebied;huishoudens;inwoners",
      "A;1,5;1.234,5",
      "B;1.234.567;,25",
      "C;12345,;-0",
      "D;1.5;1",
      "E;1.2345;1",
      "F;1,234,567;1",
    ];
    await load(residents, lines);
    expect(
      await place.rows("select households, persons from source.residents order by area_id"),
    ).toEqual([
      { households: 1.5, persons: 1234.5 },
      { households: 1234567, persons: 0.25 },
      { households: 12345, persons: -0 },
    ]);
    expect(await quarantine()).toEqual(
      [5, 6, 7].map((line) => [line, "households", "is not a number"]),
    );
  });

  test("a decimal point is read; a comma, words for no number and underscores are not", async () => {
    const lines = ["gebied;huishoudens;inwoners", "A;1.5;2e3", "B;.5;+7"];
    const wrong = ["1,000", "nan", "inf", "-infinity", "1_000", "0x10", "1.2.3", "12 m2", "."];
    lines.push(...wrong.map((text, place) => `${place};${text};1`));
    await load({ ...residents, decimal: "." }, lines);
    expect(
      await place.rows("select households, persons from source.residents order by area_id"),
    ).toEqual([
      { households: 1.5, persons: 2000 },
      { households: 0.5, persons: 7 },
    ]);
    expect((await quarantine()).map(([, , reason]) => reason)).toEqual(
      wrong.map(() => "is not a number"),
    );
  });

  test("3.5 is no whole number, and bounds are kept", async () => {
    const lines = [
      "nr;jaar;sinds",
      "1;1990;",
      "2;1990.5;",
      "3;1990.0;",
      "4;1879;",
      "5;2101;",
      "6;;",
    ];
    await load(dated, lines);
    expect(await quarantine()).toEqual([
      [3, "birth_year", "is not a whole number"],
      [4, "birth_year", "is not a whole number"],
      [5, "birth_year", "is below 1880"],
      [6, "birth_year", "is above 2100"],
    ]);
  });

  test("dates are read in the declared forms only, and within three centuries", async () => {
    const dateFormats = ["%d-%m-%Y", "%Y%m%d"];
    const lines = [
      "nr;jaar;sinds",
      "1;;31-01-2024",
      "2;;20240229",
      "3;;2024-01-31",
      "4;;30-02-2024",
    ];
    lines.push("5;;01-01-0015", "6;;31-12-9999", "7;;31-12-2199", "8;;onbekend", "9;;31-01-15");
    await load({ ...dated, dateFormats }, lines);
    expect(
      (await place.rows("select joined_date from source.members order by joined_date")).map(
        (row) => row.joined_date,
      ),
    ).toEqual(["2024-01-31", "2024-02-29", "2199-12-31"]);
    const form = "is not a date in the form that the feed declares";
    const bounds = "is not between 1900 and 2199";
    expect((await quarantine()).map(([line, , reason]) => [line, reason])).toEqual([
      [4, form],
      [5, form],
      [6, bounds],
      [7, bounds],
      [9, form],
      [10, bounds],
    ]);
  });

  test("patterns and lists of values are kept", async () => {
    const feed: FeedInput = {
      source: "segmentation",
      file: "file.csv",
      snapshotDate: day,
      maxRejected: 0.9,
      columns: Object.fromEntries(
        ["segmentation", "level", "segment_id", "position", "name"].map((name) => [name, name]),
      ),
    };
    const lines = ["segmentation,level,segment_id,position,name", "kompas@1,segment,A,1,Een"];
    lines.push("Kompas 1,segment,B,2,Twee", "kompas@1,persona,C,3,Drie", "kompas@1,segment,D,4,");
    await load(feed, lines);
    expect(await quarantine()).toEqual([
      [3, "segmentation", "is not written as the contract asks"],
      [4, "level", "is not one of segment, subsegment"],
      [5, "name", "is empty"],
    ]);
  });

  test("an empty value takes the contract's standard; a wrong one does not", async () => {
    const feed: FeedInput = {
      source: "branches",
      file: "file.csv",
      snapshotDate: day,
      maxRejected: 0.9,
      columns: { library: { value: "B" }, branch: "vestiging", is_branch: "is" },
    };
    await load(feed, ["vestiging;is", "a;", "b;false", "c;misschien", "d;TRUE"]);
    expect(
      await place.rows("select branch, is_branch from source.branches order by branch"),
    ).toEqual([
      { branch: "a", is_branch: true },
      { branch: "b", is_branch: false },
      { branch: "d", is_branch: true },
    ]);
    expect(await quarantine()).toEqual([[4, "is_branch", "is neither true nor false"]]);
  });
});

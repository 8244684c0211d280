import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { noteRefusal } from "../../../data/warehouse/load.js";
import { pruneFeeds } from "../../../data/warehouse/prune.js";
import { createPlace, day, members, type FeedInput, type Place } from "../place.js";

let place: Place;

beforeEach(async () => {
  place = await createPlace();
});
afterEach(() => place.remove());

const counts: FeedInput = {
  source: "member_counts",
  file: "file.csv",
  snapshotDate: day,
  maxRejected: 0.9,
  columns: {
    library: { value: "B" },
    area_id: "gebied",
    part: "deel",
    member_count: { column: "leden", suppressed: { "*": [1, 4], "<10": [0, 9] } },
  },
};

const residents: FeedInput = {
  source: "residents",
  file: "file.csv",
  snapshotDate: day,
  decimal: ",",
  maxRejected: 0.9,
  columns: { area_id: "gebied", households: "huishoudens", persons: "inwoners" },
};

const dated: FeedInput = {
  source: "members",
  file: "file.csv",
  snapshotDate: day,
  maxRejected: 0.9,
  columns: {
    library: { value: "B" },
    member_id: "nr",
    birth_year: "jaar",
    joined_date: "sinds",
  },
};

async function load(feed: FeedInput, lines: string[]) {
  place.configure({ feed });
  await place.deliver("file.csv", `${lines.join("\n")}\n`);
  return place.load();
}

/** Quarantine as `[line, column, reason]`. */
async function quarantine() {
  const rows = await place.rows(
    `select line, column_name, reason from meta.quarantine order by line`,
  );
  return rows.map((row) => [row.line, row.column_name, row.reason]);
}

/** Everything the warehouse holds, but for the refusals. */
async function held() {
  return [
    await place.rows("from source.members order by all"),
    await place.rows("from meta.load order by all"),
  ];
}

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

describe("keys", () => {
  test("the second row with one key goes to quarantine, and an empty value counts as a value", async () => {
    const lines = ["gebied;deel;leden", "a;;1", "a;;2", "a;x;3", ";x;4", ";x;5", "a;x;*", "A;x;6"];
    const result = await load(counts, lines);
    const key = "library, branch, area_id, part";
    const reason = "the same key as an earlier line";
    expect(await quarantine()).toEqual([3, 6, 7, 8].map((line) => [line, key, reason]));
    expect(result).toMatchObject({ readCount: 7, loadedCount: 3, rejectedCount: 4 });
    expect(await place.rows("select duplicate_count as n from meta.load")).toEqual([{ n: 4 }]);
  });

  test("a row that is wrong itself does not make the next one a double", async () => {
    await load(counts, ["gebied;deel;leden", "a;x;fout", "a;x;2"]);
    expect(await quarantine()).toEqual([[2, "member_count", "is not a whole number"]]);
  });

  test("across the files of one snapshot, the file that comes first by name has it", async () => {
    place.configure({ feed: { ...counts, file: "deel_*.csv" } });
    await place.deliver("deel_2.csv", "gebied;deel;leden\na;x;2\nb;x;fout\n");
    await place.deliver("deel_1.csv", "gebied;deel;leden\nz;x;1\na;x;1\n");
    await place.load();
    expect(
      await place.rows("select area_id, member_count as n from source.member_counts order by all"),
    ).toEqual([
      { area_id: "A", n: 1 },
      { area_id: "Z", n: 1 },
    ]);
    const files = await place.rows(
      "select line, row_values->>'_file' as file from meta.quarantine order by line",
    );
    expect(files).toEqual([
      { line: 2, file: "deel_2.csv" },
      { line: 3, file: "deel_2.csv" },
    ]);
    place.configure({ feed: { ...counts, file: "deel_*.csv", maxRejected: 0.1 } });
    expect((await place.load()).message).toContain(
      "first deel_2.csv line 2: library, branch, area_id, part the same key as an earlier line",
    );
  });
});

describe("a refused delivery", () => {
  const feed: FeedInput = { ...members, maxRejected: 0.25 };
  const good = ["nr,soort,vestiging", "1,Jeugd,Oost", "2,Jeugd,Oost", "3,,West", ",Jeugd,West"];
  const bad = ["nr,soort,vestiging", "1,Jeugd,Oost", ",x,Oost", "2,x", "3,,West"];

  test("is told with counts, the first bad line and what to do", async () => {
    const result = await load(feed, bad);
    expect(result).toMatchObject({ status: "refused", loadedCount: 0, rejectedCount: 2 });
    expect(result.message).toBe(
      "2 of 4 rows do not keep the contract, more than 25 %; first line 3: member_id is empty. Mend the delivery or its mapping, or raise maxRejected.",
    );
    expect(await place.rows("from meta.refusal")).toEqual([
      { feed: "feed", source: "members", snapshot_date: day, message: result.message },
    ]);
  });

  test("leaves the rows that were there and their load; quarantine is that of the refused one", async () => {
    await load(feed, good);
    expect(await quarantine()).toEqual([[5, "member_id", "is empty"]]);
    const before = await held();
    expect((await load(feed, bad)).status).toBe("refused");
    expect(await held()).toEqual(before);
    expect(await quarantine()).toEqual([
      [3, "member_id", "is empty"],
      [4, null, "has fewer values than the header has columns"],
    ]);
  });

  test("is forgotten once the delivery before it is put back", async () => {
    await load(feed, good);
    const before = await held();
    await load(feed, bad);
    await load(feed, good);
    expect(await place.rows("from meta.refusal")).toEqual([]);
    expect(await held()).toEqual(before);
    expect(await quarantine()).toEqual([[5, "member_id", "is empty"]]);
  });

  test("a pull that failed is forgotten once the same file is there again", async () => {
    await load(feed, good);
    const step = { feed: "feed", snapshotDate: day };
    await noteRefusal(await place.warehouse(), place.workplace, step, "was not to be read");
    expect(await place.rows("select message from meta.refusal")).toEqual([
      { message: "was not to be read" },
    ]);
    await load(feed, good);
    expect(await place.rows("from meta.refusal")).toEqual([]);
    expect((await place.load()).status).toBe("unchanged");
  });

  test("a header without rows is refused, and the old snapshot stands", async () => {
    await load(feed, good);
    const before = await held();
    const result = await load(feed, good.slice(0, 1));
    expect(result).toMatchObject({ status: "refused", readCount: 0 });
    expect(result.message).toMatch(/^The file has a header and no rows/);
    expect(await held()).toEqual(before);
  });

  test("a delivery of which no row is right is refused, whatever share may be wrong", async () => {
    const result = await load({ ...feed, maxRejected: 1 }, ["nr,soort,vestiging", ",x,y", ",z,w"]);
    expect(result.message).toBe(
      "2 of 2 rows do not keep the contract; first line 2: member_id is empty. Mend the delivery or its mapping.",
    );
  });

  test("exactly the share that may be wrong is taken", async () => {
    const lines = Array.from({ length: 100 }, (_, n) => `${n < 29 ? "" : n},,`);
    const file = ["nr,soort,vestiging", ...lines];
    expect((await load({ ...feed, maxRejected: 0.29 }, file)).status).toBe("loaded");
    const refused = await load({ ...feed, maxRejected: 0.28 }, file);
    expect(refused.message).toContain("29 of 100 rows do not keep the contract, more than 28 %;");
  });
});

describe("loading", () => {
  const lines = ["nr,soort,vestiging", "1,Jeugd,Oost", "2,Jeugd,Oost", "2,Jeugd,Oost", "3,,West"];
  const feed: FeedInput = { ...members, maxRejected: 0.5 };

  test("twice is once", async () => {
    const first = await load(feed, lines);
    expect(first.status).toBe("loaded");
    const before = [await held(), await quarantine()];
    const second = await load(feed, lines);
    expect(second).toEqual({ ...first, status: "unchanged" });
    expect([await held(), await quarantine()]).toEqual(before);
  });

  test("leaves other snapshots and other feeds alone", async () => {
    const each: FeedInput = { ...feed, file: "{yyyy}-{mm}-{dd}.csv", snapshotDate: undefined };
    place.configure({ a: each, b: each });
    await place.deliver("2026-01-31.csv", lines.join("\n"));
    await place.deliver("2026-02-28.csv", lines.join("\n"));
    for (const name of ["a", "b"]) {
      for (const date of [day, "2026-02-28"]) await place.load(name, date);
    }
    await place.deliver("2026-01-31.csv", "nr,soort,vestiging\n9,,\n");
    await place.load("a", day);
    const found = await place.rows(
      "select feed, snapshot_date as date, count(*) as n from source.members group by all order by all",
    );
    expect(found).toEqual([
      { feed: "a", date: day, n: 1 },
      { feed: "a", date: "2026-02-28", n: 3 },
      { feed: "b", date: day, n: 3 },
      { feed: "b", date: "2026-02-28", n: 3 },
    ]);
    expect(
      await place.rows("select feed, count(*) as n from meta.quarantine group by all order by all"),
    ).toEqual([
      { feed: "a", n: 1 },
      { feed: "b", n: 2 },
    ]);
  });

  test("the quarantine keeps the declared text of a row, its member number as a hash", async () => {
    await load(feed, ["nr,naam,soort,vestiging", "1,Roos,,", "1,Roos,Jeugd,Oost"]);
    const [row] = await place.rows("select row_values as text from meta.quarantine");
    expect(JSON.parse(String(row?.text))).toEqual({
      library: "Bibliotheek",
      member_id: expect.stringMatching(/^[0-9a-f]{64}$/),
      category: "Jeugd",
      branch: "Oost",
    });
  });

  test("a contract that has changed empties its table, and the next load fills it", async () => {
    await load(feed, lines);
    const before = [await held(), await quarantine()];
    const warehouse = await place.warehouse();
    await warehouse.run("alter table source.members drop column category");
    const again = await openWarehouseAgain();
    expect(await again.rows("from source.members")).toEqual([]);
    expect(await again.rows("from meta.load")).toEqual([]);
    expect(await again.rows("from meta.quarantine")).toEqual([]);
    expect((await place.load()).status).toBe("loaded");
    expect([await held(), await quarantine()]).toEqual(before);
  });

  test("the warehouse that is opened again holds what it held", async () => {
    await load(feed, lines);
    const before = [await held(), await quarantine()];
    await openWarehouseAgain();
    expect([await held(), await quarantine()]).toEqual(before);
  });

  test("a feed that is gone from the configuration is taken out, others stay", async () => {
    place.configure({ a: feed, b: feed, c: feed, d: feed });
    await place.deliver("file.csv", lines.join("\n"));
    for (const name of ["a", "b", "c"]) await place.load(name);
    await place.deliver("file.csv", "nr,soort,vestiging\n");
    expect((await place.load("d")).status).toBe("refused");
    // `c` is now about something else, which makes its old rows as strange as those of `b`.
    place.configure({ a: feed, c: { ...residents, columns: { area_id: "gebied" } } });
    await pruneFeeds(await place.warehouse(), place.workplace.config);
    for (const table of ["source.members", "meta.load", "meta.quarantine"]) {
      expect(await place.rows(`select distinct feed from ${table}`), table).toEqual([
        { feed: "a" },
      ]);
    }
    expect(await place.rows("from meta.refusal")).toEqual([]);
    // Landing keeps it: with the old configuration it is there again.
    place.configure({ b: feed });
    await place.deliver("file.csv", lines.join("\n"));
    expect((await place.load("b")).loadedCount).toBe(3);
  });

  /** As the next run of the program does. */
  async function openWarehouseAgain() {
    const { varFolder } = place.workplace;
    const warehouse = await place.warehouse();
    warehouse.close();
    Object.assign(warehouse, await openWarehouse(varFolder));
    return warehouse;
  }
});

describe("any file, however dirty", () => {
  const text = (...values: string[]) => fc.constantFrom(...values);
  const line = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(
          text("a", "A", "b", " b", ""),
          text("x", "", '"p\nq"', '"x;y"'),
          text("1", "0", "*", "<10", "-1", "3.5", "veel", "", "99999999999999999999", "1.000"),
        )
        .map((values) => values.join(";")),
    },
    { weight: 1, arbitrary: text("te kort", "te;veel;voor;vier", 'a;"b"c;1') },
  );

  test("every row is in the table or in quarantine: read is loaded plus rejected", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
        const result = await load({ ...counts, maxRejected: 1 }, ["gebied;deel;leden", ...lines]);
        const [found] = await place.rows(`
          select
            (select count(*) from source.member_counts) as loaded,
            (select count(*) from meta.quarantine) as rejected,
            (select count(distinct line) from meta.quarantine) as lines,
            (select count(distinct (library, branch, area_id, part)) from source.member_counts) as keys,
            (select count(*) from source.member_counts
             where member_count_low > member_count_high or member_count not between member_count_low and member_count_high) as wrong`);
        // Of a file without one good row nothing is loaded, and the rows of the one before stand.
        const loaded = result.status === "refused" ? 0 : found?.loaded;
        expect(result).toMatchObject({ readCount: lines.length, loadedCount: loaded });
        expect(result.loadedCount + result.rejectedCount).toBe(lines.length);
        expect(found).toMatchObject({
          rejected: result.rejectedCount,
          lines: result.rejectedCount,
        });
        expect(found).toMatchObject({ keys: found?.loaded, wrong: 0 });
      }),
      { numRuns: 50 },
    );
  });
});

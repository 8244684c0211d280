import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { pruneFeeds } from "../../../data/warehouse/prune.js";
import { day, members, type FeedInput } from "../place.js";
import { place, counts, residents, load, quarantine, held } from "./loading.js";

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
    const lines = ["nr,naam,soort,vestiging", "1,Roos,,", "1,Roos,Jeugd,Oost"];
    await load({ ...feed, drop: ["naam"] }, lines);
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
    const opened = await openWarehouse(varFolder);
    Object.defineProperties(warehouse, Object.getOwnPropertyDescriptors(opened));
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

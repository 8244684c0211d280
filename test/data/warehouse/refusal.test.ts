import { describe, expect, test } from "vitest";
import { noteRefusal } from "../../../data/warehouse/load.js";
import { day, members, type FeedInput } from "../place.js";
import { place, counts, load, quarantine, held } from "./loading.js";

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
      {
        feed: "feed",
        source: "members",
        snapshot_date: day,
        message: result.message,
        code: "too_many_rejected",
        details: JSON.stringify({ read: 4, rejected: 2, most: 0.25 }),
      },
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
    await noteRefusal(await place.warehouse(), place.workplace, step, {
      message: "was not to be read",
      code: null,
      values: {},
    });
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

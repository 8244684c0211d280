import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oraclePython } from "../oracle/python.js";
import { chromiumForTests } from "../support/chromium.js";
import { addressOf } from "./addresses.js";
import { expectedOn } from "./expected.js";
import { placeOf, whereIs } from "./place.js";
import { useSite } from "./site.js";

const chromium = chromiumForTests("Downloads");
const python = await oraclePython();
if ("reason" in python) {
  if (process.env.CI) throw new Error(python.reason);
  console.warn(`Skipped: workbooks are not opened. ${python.reason}`);
}

describe.skipIf(!chromium)("a table that is taken along", () => {
  const site = useSite(chromium!);
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "werkgebied-taken-"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  /** @returns the file, under the name that the page gives it */
  async function download(address: string, format: string): Promise<string> {
    await site.reader.open(address);
    const waiting = site.reader.page.waitForEvent("download");
    await site.reader.page.click(`[data-format=${format}]`);
    const found = await waiting;
    expect(found.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    const file = path.join(folder, found.suggestedFilename());
    await found.saveAs(file);
    return file;
  }

  test.each(["nl", "en"] as const)(
    "as CSV has the same figures, written as %s writes them",
    async (lang) => {
      const file = await download(
        addressOf("members", { library: "stadsbibliotheek", lang }),
        "csv",
      );
      const csv = await readFile(file, "utf8");
      const place = placeOf({ library: "stadsbibliotheek", language: lang });
      const { cells } = await expectedOn("members", site.published, place);
      expect(path.basename(file)).toBe("members-stadsbibliotheek-2025-02-01.csv");
      const lines = csv.replace("\uFEFF", "").trim().split("\r\n");
      const separator = lang === "nl" ? ";" : ",";
      const rows = ["A", "B", "C", "D", "_all"];
      expect(lines.length).toBe(1 + rows.length);
      for (const [turn, row] of rows.entries()) {
        const columns = ["base_count", "member_count", "penetration", "base_share", "member_share"];
        const wanted = [...columns, "index"].map((column) => cells[`${row} ${column}`]!.value);
        const lack = cells[`${row} lack`]?.value ?? "";
        const [, ...texts] = lines[turn + 1]!.split(separator);
        const numbers = texts.slice(0, -1).map((text) => text && Number(text.replace(",", ".")));
        expect(numbers).toEqual([...wanted, lack]);
      }
    },
  );

  test("as Parquet has the columns of the marts, with their types and their values", async () => {
    const file = await download("members.html?library=stadsbibliotheek", "parquet");
    const database = await (await DuckDBInstance.create()).connect();
    const read = async (sql: string) => (await database.runAndReadAll(sql)).getRowObjectsJS();
    const types = await read(`select column_name, column_type from (describe from '${file}')`);
    expect(Object.fromEntries(types.map((row) => Object.values(row)))).toMatchObject({
      segment: "VARCHAR",
      base_count: "DOUBLE",
      penetration: "DOUBLE",
      class: "VARCHAR",
    });
    const taken = await read(
      `select left(segment, 1) as segment_id, base_count, member_count, penetration, "index"
       from '${file}' where segment <> 'Totaal' order by all`,
    );
    const place = placeOf({ library: "stadsbibliotheek" });
    const wanted = await site.published.rows(
      `select segment_id, base_count, member_count, penetration, "index" from membership_profile
       where ${whereIs(place, place.date)} and level = 'segment' and not starts_with(segment_id, '_')
       order by all`,
    );
    expect(taken).toEqual(wanted);
    expect(taken).toHaveLength(4);
  });

  test("as Parquet has days as days, and nothing where there was nothing", async () => {
    const file = await download("trend.html", "parquet");
    const database = await (await DuckDBInstance.create()).connect();
    const [row] = (
      await database.runAndReadAll(
        `select typeof(any_value(snapshot_date)) as type, min(snapshot_date)::varchar as first,
           count(*) - count(change_previous) as unknown from '${file}'`,
      )
    ).getRowObjectsJS();
    expect(row).toMatchObject({ type: "DATE", first: "2024-01-01", unknown: 1n });
  });

  test.skipIf("reason" in python)(
    "as a workbook has numbers as numbers, text as text, and how it was counted beside it",
    async () => {
      const file = await download("members.html?library=stadsbibliotheek", "xlsx");
      const [figures, notes] = await openWorkbook(file);
      const place = placeOf({ library: "stadsbibliotheek" });
      const wanted = await site.published.rows(
        `select base_count, member_count, penetration from membership_profile
         where ${whereIs(place, place.date)} and segment_id in ('A', 'B', 'C', 'D') order by segment_id`,
      );
      const [head, ...rows] = figures!.rows;
      expect(head!.map(({ value }) => value).slice(0, 4)).toEqual([
        "Segment",
        "Huishoudens",
        "Met een lid",
        "Bereik",
      ]);
      const taken = rows.slice(0, 4).map((row) => row.slice(1, 4).map(({ value }) => value));
      const inOrder = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0]);
      expect(taken.sort(inOrder)).toEqual(wanted.map((row) => Object.values(row)).sort(inOrder));
      expect(rows[0]!.slice(0, 4).map(({ type, format }) => [type, format])).toEqual([
        ["s", "General"],
        ["n", "#,##0"],
        ["n", "#,##0"],
        ["n", "0.0%"],
      ]);
      const told = Object.fromEntries(
        notes!.rows.map(([term, words]) => [term?.value, words?.value]),
      );
      expect(told["Wie bereiken we, en wie niet?"]).toContain("1 februari 2025");
      expect(told.Segmentatie).toBe(
        await site.reader.page.textContent("[data-note='method.segmentation']"),
      );
    },
  );

  test("is refused in a sentence where its writer cannot be loaded", async () => {
    await site.reader.open("members.html");
    await site.reader.page.route(/xlsx/, (route) => route.abort());
    await site.reader.page.click("[data-format=xlsx]");
    await site.reader.page.waitForSelector(".download [role=status]:not(:empty)");
    expect(await site.reader.page.textContent(".download [role=status]")).toContain(
      "Het bestand kon niet worden gemaakt",
    );
    await site.reader.page.unroute(/xlsx/);
  });
});

interface Sheet {
  rows: { value: unknown; type: string; format: string }[][];
}

/** By a program that has nothing to do with the one that wrote it. */
async function openWorkbook(file: string): Promise<Sheet[]> {
  if ("reason" in python) throw new Error(python.reason);
  const script = `${file}.py`;
  await writeFile(
    script,
    `import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
cell = lambda one: {"value": one.value, "type": one.data_type, "format": one.number_format}
print(json.dumps([{"rows": [[cell(one) for one in row] for row in sheet.iter_rows()]} for sheet in book], default=str))
`,
  );
  const { stdout } = await promisify(execFile)(python.python, [script, file]);
  return JSON.parse(stdout) as Sheet[];
}

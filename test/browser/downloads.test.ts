import { writeFile } from "node:fs/promises";
import path from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oraclePython } from "../oracle/python.js";
import { chromiumForTests } from "../support/chromium.js";
import { placeOf, whereIs } from "./place.js";
import { publishAndServe, type Published } from "./published.js";
import { createReader, launchWithoutNetwork, type Reader } from "./reader.js";

const chromium = chromiumForTests("Downloads");
const python = await oraclePython();
if ("reason" in python) {
  if (process.env.CI) throw new Error(python.reason);
  console.warn(`Skipped: workbooks are not opened. ${python.reason}`);
}

let published: Published;
let browser: Browser;
let reader: Reader;

describe.skipIf(!chromium)("a table that is taken along", () => {
  beforeAll(async () => {
    [published, browser] = await Promise.all([publishAndServe(), launchWithoutNetwork(chromium!)]);
    reader = await createReader(browser, published.url, "laptop");
  });

  afterAll(async () => {
    await browser.close();
    await published.close();
  });

  async function download(address: string, format: string): Promise<string> {
    await reader.open(address);
    const waiting = reader.page.waitForEvent("download");
    await reader.page.click(`[data-format=${format}]`);
    const found = await waiting;
    expect(found.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    const file = path.join(path.dirname(published.site), `taken.${format}`);
    await found.saveAs(file);
    return file;
  }

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
    const wanted = await published.rows(
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
      const wanted = await published.rows(
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
        await reader.page.textContent("[data-note='method.segmentation']"),
      );
    },
  );

  test("is refused in a sentence where its writer cannot be loaded", async () => {
    await reader.open("members.html");
    await reader.page.route(/xlsx/, (route) => route.abort());
    await reader.page.click("[data-format=xlsx]");
    await reader.page.waitForSelector(".download [role=status]:not(:empty)");
    expect(await reader.page.textContent(".download [role=status]")).toContain(
      "Het bestand kon niet worden gemaakt",
    );
    await reader.page.unroute(/xlsx/);
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

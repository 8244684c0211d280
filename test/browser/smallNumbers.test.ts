import { PAGES } from "./expected.js";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveFolder } from "../../workflows/serve.js";
import { readServed, type ServedRow } from "../privacy/attack/served.js";
import { chromiumForTests } from "../support/chromium.js";
import { runCli } from "../support/cli.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { findOverflow } from "./layout.js";
import { createReader, launchWithoutNetwork, type Reader } from "./reader.js";

const chromium = chromiumForTests("Small numbers on the pages");
const DATE = "2024-02-01";
const LIBRARY = "proefbibliotheek";

let region: SmallRegion;
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let reader: Reader;
let profile: ServedRow[];

describe.skipIf(!chromium)("where small numbers of members are not shown", () => {
  beforeAll(async () => {
    region = await smallRegion({ months: 2 });
    const text = await readFile(region.config, "utf8");
    await writeFile(region.config, text.replace(/^ *disclosure: .*\n/m, ""));
    const { code, output } = await runCli(["refresh", "--all", "--config", region.config], {
      env: { TEMPORAL_ADDRESS: undefined },
    });
    expect(code, output).toBe(0);
    const folder = path.join(region.var, "published/current/sites/public");
    ({ profile } = await readServed(path.join(folder, "data"), LIBRARY, DATE));
    server = await serveFolder({ folder, port: 0 });
    browser = await launchWithoutNetwork(chromium!);
    reader = await createReader(browser, server.url, "laptop");
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(region.folder, { recursive: true });
  });

  const hidden = () =>
    profile.filter(
      (row) =>
        row.scope === "library" &&
        row.level === "subsegment" &&
        row.basis === "households" &&
        row.member_count === null,
    );

  test.each(["nl", "en"])("every page is whole in %s, at each size", async (lang) => {
    for (const page of PAGES) {
      await reader.open(`${page}.html?lang=${lang}&level=subsegment`);
      for (const size of ["phone", "laptop", "paper"] as const) {
        await reader.become(size);
        const text = (await reader.page.textContent("#observablehq-main")) ?? "";
        // What the contracts say of their columns may well be about null.
        const own = page === "dictionary" ? text.replaceAll(/\bnull\b/g, "") : text;
        expect(own, page).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(await findOverflow(reader.page), `${page} ${size}`).toEqual([]);
      }
    }
    expect(reader.troubles).toEqual([]);
  });

  test.each([
    ["nl", "afgeschermd"],
    ["en", "not shown"],
  ])("a table in %s has an x for each figure that is not shown", async (lang, word) => {
    await reader.open(`members.html?lang=${lang}&level=subsegment&basis=households`);
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    expect(gone.length).toBeGreaterThan(1);
    for (const { segment_id } of gone) {
      const row = `tr[data-segment="${segment_id}"]`;
      for (const column of ["member_count", "penetration", "member_share", "index", "lack"]) {
        const cell = `${row} [data-column="${column}"]`;
        expect(await reader.page.textContent(cell), cell).toBe("x");
        expect(await reader.page.getAttribute(`${cell} abbr`, "title")).toBe(word);
      }
      expect(await reader.page.textContent(`${row} [data-column="class"]`)).toBe(word);
      expect(await reader.page.textContent(`${row} [data-column="base_count"]`)).not.toBe("x");
    }
    const shown = await reader.page.$$eval("figure svg text", (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(shown.filter((one) => one === word)).toHaveLength(gone.length);
  });

  test("the sheet of a group says so, with an x for its members and its reach", async () => {
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    for (const { segment_id } of gone) {
      await reader.open(`segments.html?lang=nl&segment=${String(segment_id)}`);
      expect(await reader.page.textContent(".answer")).toContain("is afgeschermd");
      const row = `.local tr[data-segment="${segment_id}"]`;
      for (const column of ["member_count", "penetration"]) {
        expect(await reader.page.textContent(`${row} [data-column="${column}"]`)).toBe("x");
      }
      expect(await reader.page.textContent(`${row} [data-column="class"]`)).toBe("afgeschermd");
      expect(await reader.page.textContent(`${row} [data-column="base_count"]`)).not.toBe("x");
    }
  });

  test("a download has the same x, and no number for it", async () => {
    await reader.open("members.html?lang=en&level=subsegment&basis=households");
    const [download] = await Promise.all([
      reader.page.waitForEvent("download"),
      reader.page.click("[data-format=csv]"),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    const lines = csv.split("\r\n").filter((line) => line.includes(",x,"));
    expect(lines).toHaveLength(gone.length);
    for (const line of lines) expect(line).toMatch(/,\d+,x,x,[\d.]+,x,x,x,not shown$/);
  });

  test("how it is counted says what an x is", async () => {
    await reader.open("members.html?lang=nl");
    expect(await reader.page.textContent("[data-note='method.hidden']")).toContain(
      "Aantallen van 1 tot en met 9 leden tonen we niet (x)",
    );
  });
});

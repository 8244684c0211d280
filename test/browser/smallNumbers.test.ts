import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readServed, type ServedRow } from "../privacy/attack/served.js";
import { chromiumForTests } from "../support/chromium.js";
import { smallRegion } from "../support/smallRegion.js";
import { PAGES } from "./expected.js";
import { findOverflow } from "./layout.js";
import { useRegionSite } from "./regionSite.js";

const chromium = chromiumForTests("Small numbers on the pages");
const DATE = "2024-02-01";
const LIBRARY = "proefbibliotheek";

let profile: ServedRow[];

/** With the thresholds that there are where the configuration names none. */
async function guardedRegion() {
  const region = await smallRegion({ months: 2 });
  const text = await readFile(region.config, "utf8");
  await writeFile(region.config, text.replace(/^ *disclosure: .*\n/m, ""));
  return region;
}

describe.skipIf(!chromium)("where small numbers of members are not shown", () => {
  const site = useRegionSite(chromium!, guardedRegion, "laptop");

  beforeAll(async () => {
    ({ profile } = await readServed(path.join(site.folder, "data"), LIBRARY, DATE));
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
      await site.reader.open(`${page}.html?lang=${lang}&level=subsegment`);
      for (const size of ["phone", "laptop", "paper"] as const) {
        await site.reader.become(size);
        const text = (await site.reader.page.textContent("#observablehq-main")) ?? "";
        // What the contracts say of their columns may well be about null.
        const own = page === "dictionary" ? text.replaceAll(/\bnull\b/g, "") : text;
        expect(own, page).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(await findOverflow(site.reader.page), `${page} ${size}`).toEqual([]);
      }
    }
    expect(site.reader.troubles).toEqual([]);
  });

  test.each([
    ["nl", "afgeschermd"],
    ["en", "not shown"],
  ])("a table in %s has an x for each figure that is not shown", async (lang, word) => {
    await site.reader.open(`members.html?lang=${lang}&level=subsegment&basis=households`);
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    expect(gone.length).toBeGreaterThan(1);
    for (const { segment_id } of gone) {
      const row = `tr[data-segment="${segment_id}"]`;
      for (const column of ["member_count", "penetration", "member_share", "index", "lack"]) {
        const cell = `${row} [data-column="${column}"]`;
        expect(await site.reader.page.textContent(cell), cell).toBe("x");
        expect(await site.reader.page.getAttribute(`${cell} abbr`, "title")).toBe(word);
      }
      expect(await site.reader.page.textContent(`${row} [data-column="class"]`)).toBe(word);
      expect(await site.reader.page.textContent(`${row} [data-column="base_count"]`)).not.toBe("x");
    }
    const shown = await site.reader.page.$$eval("figure svg text", (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(shown.filter((one) => one === word)).toHaveLength(gone.length);
  });

  test("the sheet of a group says so, with an x for its members and its reach", async () => {
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    for (const { segment_id } of gone) {
      await site.reader.open(`segments.html?lang=nl&segment=${String(segment_id)}`);
      expect(await site.reader.page.textContent(".answer")).toContain("is afgeschermd");
      const row = `.local tr[data-segment="${segment_id}"]`;
      for (const column of ["member_count", "penetration"]) {
        expect(await site.reader.page.textContent(`${row} [data-column="${column}"]`)).toBe("x");
      }
      expect(await site.reader.page.textContent(`${row} [data-column="class"]`)).toBe(
        "afgeschermd",
      );
      expect(await site.reader.page.textContent(`${row} [data-column="base_count"]`)).not.toBe("x");
    }
  });

  test("a download has the same x, and no number for it", async () => {
    await site.reader.open("members.html?lang=en&level=subsegment&basis=households");
    const [download] = await Promise.all([
      site.reader.page.waitForEvent("download"),
      site.reader.page.click("[data-format=csv]"),
    ]);
    const csv = await readFile(await download.path(), "utf8");
    const gone = hidden().filter(({ segment_id }) => !String(segment_id).startsWith("_"));
    const lines = csv.split("\r\n").filter((line) => line.includes(",x,"));
    expect(lines).toHaveLength(gone.length);
    for (const line of lines) expect(line).toMatch(/,\d+,x,x,[\d.]+,x,x,x,not shown$/);
  });

  test("how it is counted says what an x is", async () => {
    await site.reader.open("members.html?lang=nl");
    expect(await site.reader.page.textContent("[data-note='method.hidden']")).toContain(
      "Aantallen van 1 tot en met 9 leden tonen we niet (x)",
    );
  });
});

import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { startDev, type DevServer } from "../support/devServer.js";
import { servePublication, type Published } from "./published.js";
import { createReader, launchWithoutNetwork, untilComplete, type Reader } from "./reader.js";

const chromium = chromiumForTests("The notebooks");

/** For a page that Framework puts together at that moment. */
const SLOW = { timeout: 30_000 };

let published: Published;
let browser: Browser;
let dev: DevServer;
let analyst: Reader;

describe.skipIf(!chromium)("a notebook", () => {
  beforeAll(async () => {
    [published, browser] = await Promise.all([servePublication(), launchWithoutNetwork(chromium!)]);
    dev = await startDev(path.join(published.site, "../.."));
    analyst = await createReader(browser, dev.url, "laptop");
    // The first time everything is put together, which takes as long as the machine has other work.
    await analyst.page.goto(new URL("notebooks/explore.html", dev.url).href, { timeout: 180_000 });
    await analyst.page.waitForSelector("tbody tr", { timeout: 60_000 });
    analyst.troubles.length = 0;
  });

  afterAll(async () => {
    await browser.close();
    await dev.close();
    await published.close();
  });

  test("as it is published reacts to each choice, and the policy has nothing to refuse", async () => {
    const reader = await createReader(browser, published.url, "laptop");
    const { page } = reader;
    await reader.open("notebooks/explore.html");
    await page.selectOption(inputOf("Bibliotheek"), "Stadsbibliotheek");
    await page.selectOption(inputOf("Tabel"), "catchment_profile");
    await page.selectOption(inputOf("Cijfer"), "base_count");
    await expect.poll(() => page.textContent("figcaption")).toContain("base_count per segment_id");
    expect(await page.textContent("figcaption")).toContain("catchment_profile · Stadsbibliotheek");
    const rows = await published.rows(
      `select segment_id, base_count from catchment_profile
       where library_id = 'stadsbibliotheek' and scope = 'library' and level = 'segment' and reference = 'country'
         and basis = 'households' and snapshot_date = date '2025-02-01' order by segment_id`,
    );
    const shown = async () =>
      page.$$eval("tbody tr", (all) =>
        all.map((row) => ({
          segment_id: row.querySelector("[data-column=segment_id]")?.textContent,
          base_count: Number(
            row.querySelector("[data-column=base_count]")?.getAttribute("data-value"),
          ),
        })),
      );
    await expect.poll(shown).toEqual(rows);
    await page.getByLabel("share", { exact: true }).uncheck();
    await expect.poll(() => page.$("td[data-column=share]")).toBeNull();
    await page.selectOption(inputOf("Tabel"), "data_quality");
    await expect.poll(() => page.$("tbody tr[data-feed=large_members]")).not.toBeNull();
    expect(await page.locator(inputOf("Peildatum")).textContent()).toBe("alle peildata");
    await page.click(".masthead a >> text=Leden");
    await untilComplete(page);
    expect(new URL(page.url()).pathname).toBe("/members.html");
    expect(reader.troubles).toEqual([]);
    await reader.close();
  });

  test("shows an edit while `npm run dev` runs, without being loaded again", async () => {
    const { page } = analyst;
    await analyst.open("notebooks/explore.html");
    await page.waitForSelector("tbody tr[data-segment=A]");
    await page.evaluate(() => Object.assign(window, { isTheSame: true }));
    await edit("explore.md", 'level: "segment"', 'level: "subsegment"');
    await page.waitForSelector("tbody tr[data-segment=B1]");
    expect(await page.evaluate(() => "isTheSame" in window)).toBe(true);
    expect(analyst.troubles).toEqual([]);
  });

  test("that cannot be run says so in its own cell, and is mended by the next edit", async () => {
    const { page } = analyst;
    await analyst.open("notebooks/explore.html");
    await page.waitForSelector("tbody tr[data-segment=B1]");
    await edit("explore.md", "const only =", "noSuchThing(); const only =");
    await page.waitForSelector(".observablehq--error >> text=noSuchThing is not defined >> nth=0");
    await edit("explore.md", "noSuchThing(); ", "");
    await page.waitForSelector("tbody tr[data-segment=B1]");
    expect(await page.$(".observablehq--error")).toBeNull();
  });

  test("made from the template works, as do the other pages", async () => {
    const { page } = analyst;
    const notebooks = path.join(dev.folder, "dashboards/notebooks");
    await copyFile(
      path.join(dev.folder, "docs/notebook-template.md"),
      path.join(notebooks, "mine.md"),
    );
    analyst.troubles.length = 0;
    await analyst.open("notebooks/mine.html");
    expect(await page.textContent("h1")).toBe("Mijn vraag");
    await page.selectOption(inputOf("Bibliotheek"), "Stadsbibliotheek");
    await expect.poll(() => page.locator(".drawing circle").count(), SLOW).toBe(2);
    await analyst.open("members.html");
    expect(await page.textContent("h1")).toBe("Wie bereiken we, en wie niet?");
    expect(await page.isVisible("tr[data-segment=A]")).toBe(true);
    expect(analyst.troubles).toEqual([]);
  });
});

function inputOf(label: string) {
  return `.input:has-text("${label}") >> select`;
}

async function edit(name: string, before: string, after: string) {
  const file = path.join(dev.folder, "dashboards/notebooks", name);
  const text = await readFile(file, "utf8");
  if (!text.includes(before)) throw new Error(`${name} has no "${before}" to edit.`);
  await writeFile(file, text.replace(before, after));
}

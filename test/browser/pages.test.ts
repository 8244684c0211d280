import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { addresses, addressOf } from "./addresses.js";
import { findBarriers } from "./axe.js";
import { expectedOn, PAGES } from "./expected.js";
import { findControls, findOverflow } from "./layout.js";
import type { Language } from "./numbers.js";
import { placeOf } from "./place.js";
import { QUESTIONS } from "./questions.js";
import { createReader, type Size } from "./reader.js";
import { useSite } from "./site.js";
import { whatDiffers } from "./whatDiffers.js";

const chromium = chromiumForTests("The pages");

describe.skipIf(!chromium)("the published pages", () => {
  const site = useSite(chromium!);

  const sizes: [Language, Size[]][] = [
    ["nl", ["phone", "laptop", "paper"]],
    ["en", ["laptop", "phone", "paper"]],
  ];

  test.each(sizes)(
    "say in %s what was published, at each size",
    async (language, [first, ...more]) => {
      const one = await createReader(site.browser, site.published.url, first!);
      for (const page of PAGES) {
        await one.open(addressOf(page, { lang: language }));
        expect(await one.page.textContent("h1")).toBe(QUESTIONS[page][language]);
        expect(await one.page.getAttribute("html", "lang")).toBe(language);
        expect(await findOverflow(one.page), `${page}, ${first}`).toEqual([]);
        expect.soft(await findBarriers(one.page), `${page}, ${first}`).toEqual([]);
        for (const size of more) {
          await one.become(size);
          expect(await findOverflow(one.page), `${page}, ${size}`).toEqual([]);
          expect(await whatDiffers(site, one, page, { language }), `${page}, ${size}`).toEqual([]);
        }
        expect(await findControls(one.page), page).toEqual([]);
      }
      expect(one.troubles).toEqual([]);
      await one.close();
    },
  );

  test.each(addresses)("an address may ask for %s", async (_what, query, place, pages) => {
    for (const page of pages) {
      await site.reader.open(addressOf(page, query));
      expect(await whatDiffers(site, site.reader, page, place), page).toEqual([]);
      expect(await findOverflow(site.reader.page), page).toEqual([]);
    }
  });

  test("say so where members are not known in the unit asked for", async () => {
    await site.reader.open(addressOf("index", { library: "tellende-bibliotheek" }));
    const sentence = "Geteld in huishoudens zijn er voor Tellende bibliotheek";
    expect(await site.reader.page.textContent(".answer")).toContain(sentence);
    expect(await site.reader.page.textContent("[data-question=members]")).toContain(sentence);
  });

  test("one figure that was tampered with is found", async () => {
    const { cells } = await expectedOn("members", site.published, placeOf());
    const { value } = cells["A base_count"]!;
    const url = await site.published.serveCopy((folder) => tamper(folder, Number(value)));
    const other = await createReader(site.browser, url, "laptop");
    await other.open("members.html");
    const found = await whatDiffers(site, other, "members", {});
    const wrong = Number(value) + 1;
    expect(found).toContain(`A base_count: shown as ${wrong} (${wrong}) for ${value} (${value})`);
    // What is made of it on the page differs with it, and nothing else.
    expect(found.filter((text) => !/^A (base_count|lack):/.test(text))).toEqual([]);
    await other.close();
  });

  test("nothing was asked of the internet, and nothing went wrong", () => {
    expect(site.reader.troubles).toEqual([]);
  });
});

/** Adds one to the first of these numbers in the small library's newest figures. */
async function tamper(folder: string, value: number) {
  const file = path.join(folder, "data/proefbibliotheek/2025-02-01/membership_profile.arrow");
  const bytes = await readFile(file);
  const [old, wrong] = [Buffer.alloc(8), Buffer.alloc(8)];
  old.writeDoubleLE(value);
  wrong.writeDoubleLE(value + 1);
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 8)) wrong.copy(bytes, at);
  await writeFile(file, bytes);
}

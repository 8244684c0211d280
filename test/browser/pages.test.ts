import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { readMethod } from "../../dashboards/methodText.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { project } from "../support/cli.js";
import { findBarriers } from "./axe.js";
import { differences } from "./compare.js";
import { expectedOn, PAGES, type PageId } from "./expected.js";
import { findControls, findOverflow } from "./layout.js";
import type { Language } from "./numbers.js";
import { placeOf, type Place } from "./place.js";
import { publishAndServe, type Published } from "./published.js";
import {
  createReader,
  launchWithoutNetwork,
  untilComplete,
  type Reader,
  type Size,
} from "./reader.js";
import { readShown } from "./shown.js";

const chromium = chromiumForTests("The pages");

const QUESTIONS: Record<PageId, Record<Language, string>> = {
  index: { nl: "Hoe staat ons werkgebied ervoor?", en: "How is our catchment doing?" },
  residents: { nl: "Wie wonen er in ons werkgebied?", en: "Who lives in our catchment?" },
  members: { nl: "Wie bereiken we, en wie niet?", en: "Whom do we reach, and whom not?" },
  segments: { nl: "Welke groepen wonen hier?", en: "Which groups live here?" },
  conclusions: { nl: "Wat weten we van elke groep?", en: "What do we know of each group?" },
  opportunities: { nl: "Waar liggen de kansen?", en: "Where are the opportunities?" },
  municipalities: {
    nl: "Hoe verschillen onze gemeenten?",
    en: "How do our municipalities differ?",
  },
  branches: { nl: "Hoe verschillen onze vestigingen?", en: "How do our branches differ?" },
  trend: { nl: "Verandert dat?", en: "Is that changing?" },
  quality: { nl: "Kunnen we deze cijfers vertrouwen?", en: "Can we trust these figures?" },
  method: { nl: "Hoe zijn deze cijfers berekend?", en: "How are these figures calculated?" },
  dictionary: { nl: "Wat betekent elke kolom?", en: "What does each column mean?" },
  lineage: { nl: "Waar komt elk cijfer vandaan?", en: "Where does each figure come from?" },
  pipeline: { nl: "Loopt de verwerking goed?", en: "Is the pipeline running well?" },
  "notebooks/explore": { nl: "Zelf verkennen", en: "Explore it yourself" },
};

let published: Published;
let browser: Browser;
let reader: Reader;

describe.skipIf(!chromium)("the published pages", () => {
  beforeAll(async () => {
    [published, browser] = await Promise.all([publishAndServe(), launchWithoutNetwork(chromium!)]);
    reader = await createReader(browser, published.url, "laptop");
  });

  afterAll(async () => {
    await browser.close();
    await published.close();
  });

  const sizes: [Language, Size[]][] = [
    ["nl", ["phone", "laptop", "paper"]],
    ["en", ["laptop", "phone", "paper"]],
  ];

  test.each(sizes)(
    "say in %s what was published, at each size",
    async (language, [first, ...more]) => {
      const one = await createReader(browser, published.url, first!);
      for (const page of PAGES) {
        await one.open(addressOf(page, { lang: language }));
        expect(await one.page.textContent("h1")).toBe(QUESTIONS[page][language]);
        expect(await one.page.getAttribute("html", "lang")).toBe(language);
        expect(await findOverflow(one.page), `${page}, ${first}`).toEqual([]);
        expect.soft(await findBarriers(one.page), `${page}, ${first}`).toEqual([]);
        for (const size of more) {
          await one.become(size);
          expect(await findOverflow(one.page), `${page}, ${size}`).toEqual([]);
          expect(await whatDiffers(one, page, { language }), `${page}, ${size}`).toEqual([]);
        }
        expect(await findControls(one.page), page).toEqual([]);
      }
      expect(one.troubles).toEqual([]);
      await one.close();
    },
  );

  const elsewhere: [string, Record<string, string>, Partial<Place>, PageId[]][] = [
    ["subsegments", { level: "subsegment" }, { level: "subsegment" }, ["members", "residents"]],
    [
      "the subsegments of one segment",
      { level: "subsegment", segment: "B" },
      { level: "subsegment", segment: "B" },
      ["members", "residents"],
    ],
    ["the sheet of a segment", { segment: "A" }, { segment: "A" }, ["segments"]],
    ["that of a subsegment", { segment: "B2" }, { segment: "B2" }, ["segments"]],
    ["that of a group of which nothing is known", { segment: "D" }, { segment: "D" }, ["segments"]],
    ["a segment beside the total", { segment: "A" }, { segment: "A" }, ["trend"]],
    [
      "a branch",
      { branch: "proefbibliotheek/noord" },
      { scope: "branch", scopeId: "proefbibliotheek/noord" },
      ["index", "members", "segments", "conclusions", "opportunities", "residents", "trend"],
    ],
    [
      "a municipality",
      { municipality: "lingedorp" },
      { scope: "municipality", scopeId: "lingedorp" },
      ["members", "residents", "trend"],
    ],
    [
      "persons",
      { basis: "persons" },
      { basis: "persons" },
      ["members", "segments", "municipalities"],
    ],
    ["an earlier date", { date: "2024-10-01" }, { date: "2024-10-01" }, ["index", "quality"]],
    [
      "a large library in one municipality",
      { library: "stadsbibliotheek", lang: "en" },
      { library: "stadsbibliotheek", language: "en" },
      [
        "index",
        "members",
        "segments",
        "conclusions",
        "opportunities",
        "municipalities",
        "branches",
        "quality",
      ],
    ],
    [
      "a library with suppressed counts",
      { library: "tellende-bibliotheek", basis: "persons" },
      { library: "tellende-bibliotheek", basis: "persons" },
      ["index", "members", "opportunities", "trend", "quality"],
    ],
    ["a table", { table: "catchment_base" }, { table: "catchment_base" }, ["lineage"]],
    ["a source", { table: "catchments" }, { table: "catchments" }, ["lineage"]],
  ];

  test.each(elsewhere)("an address may ask for %s", async (_what, query, place, pages) => {
    for (const page of pages) {
      await reader.open(addressOf(page, query));
      expect(await whatDiffers(reader, page, place), page).toEqual([]);
      expect(await findOverflow(reader.page), page).toEqual([]);
    }
  });

  test("say so where members are not known in the unit asked for", async () => {
    await reader.open(addressOf("index", { library: "tellende-bibliotheek" }));
    const sentence = "Geteld in huishoudens zijn er voor Tellende bibliotheek";
    expect(await reader.page.textContent(".answer")).toContain(sentence);
    expect(await reader.page.textContent("[data-question=members]")).toContain(sentence);
  });

  test("the selectors change the address and the figures, and the way back is open", async () => {
    const { page } = reader;
    await reader.open("members.html");
    await page.selectOption("select[name=library]", "stadsbibliotheek");
    await expectMembers({ library: "stadsbibliotheek" });
    await page.selectOption("select[name=date]", "2025-01-01");
    await expectMembers({ library: "stadsbibliotheek", date: "2025-01-01" });
    await page.selectOption("select[name=place]", "branch:stadsbibliotheek/haven");
    const branch = { scope: "branch", scopeId: "stadsbibliotheek/haven" } as const;
    await expectMembers({ library: "stadsbibliotheek", date: "2025-01-01", ...branch });
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      library: "stadsbibliotheek",
      branch: "stadsbibliotheek/haven",
      date: "2025-01-01",
    });
    await page.goBack();
    await expectMembers({ library: "stadsbibliotheek", date: "2025-01-01" });
    await page.goBack();
    await page.goBack();
    await expectMembers({});
    expect(new URL(page.url()).search).toBe("");
  });

  test("a segment leads to its sheet, that to those of its parts, and a domain shows its traits alone", async () => {
    const { page } = reader;
    await reader.open("segments.html");
    await page.click("[data-part=A] h3 a");
    await expect.poll(() => page.textContent("h1")).toBe("Wie is Alfa?");
    await page.click(".local tr[data-segment=A1] a");
    await expect.poll(() => page.textContent("h1")).toBe("Wie is Alfa A1?");
    await reader.open("segments.html?segment=A");
    const shown = () => page.locator(".drawing svg text").allTextContents();
    expect(await shown()).toContain("Cultuur");
    await page.click(".choice a >> text=Media");
    await expect.poll(shown).not.toContain("Cultuur");
    expect(await shown()).toContain("Media");
    expect(new URL(page.url()).searchParams.get("domain")).toBe("media");
  });

  test("a segment that is not there is a sentence with a way on", async () => {
    const { page } = reader;
    await reader.open("segments.html?segment=Q");
    expect(await page.textContent("[data-problem=segment]")).toContain("Er is geen segment “Q”");
    await page.click("[data-problem] a");
    await untilComplete(page);
    expect(await whatDiffers(reader, "segments", {})).toEqual([]);
  });

  test("the name of a segment opens its subsegments", async () => {
    await reader.open("members.html");
    await reader.page.click("tr[data-segment=B] a");
    await expectMembers({ level: "subsegment", segment: "B" });
  });

  test.each(["nl", "en"] as const)("the download holds the same figures in %s", async (lang) => {
    await reader.open(addressOf("members", { library: "stadsbibliotheek", lang }));
    const waiting = reader.page.waitForEvent("download");
    await reader.page.click("[data-format=csv]");
    const download = await waiting;
    const csv = await readFile(await download.path(), "utf8");
    const place = placeOf({ library: "stadsbibliotheek", language: lang });
    const { cells } = await expectedOn("members", published, place);
    expect(download.suggestedFilename()).toBe("members-stadsbibliotheek-2025-02-01.csv");
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
  });

  test.each([
    ["library", "library=nergens", "Er is geen bibliotheek “nergens”"],
    ["place", "branch=proefbibliotheek/nergens", "geen gemeente of vestiging"],
    ["date", "date=2024-09-01", "1 september 2024"],
  ])("a %s that is not there is a sentence with a way on", async (problem, search, sentence) => {
    const { page } = reader;
    await reader.open(`members.html?${search}`);
    expect(await page.textContent(`[data-problem=${problem}]`)).toContain(sentence);
    await page.click("[data-problem] a");
    await untilComplete(page);
    await expectMembers({});
  });

  test("a table is sorted from the keyboard", async () => {
    const { page } = reader;
    await reader.open("members.html?library=stadsbibliotheek");
    const head = page.locator("th", { has: page.locator("button", { hasText: /^Met een lid$/ }) });
    for (let turn = 0; turn < 60; turn++) {
      await page.keyboard.press("Tab");
      if (await head.evaluate((cell) => cell.contains(document.activeElement))) break;
    }
    const counts = () =>
      page.$$eval("tbody [data-column=member_count]", (cells) =>
        cells.map((cell) => Number(cell.getAttribute("data-value"))),
      );
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect(await counts()).toEqual((await counts()).sort((a, b) => b - a));
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await counts()).toEqual((await counts()).sort((a, b) => a - b));
  });

  test.each(["nl", "en"] as const)(
    "the method is told in the words of docs/, in %s",
    async (lang) => {
      await reader.open(addressOf("method", { lang }));
      const text = await readFile(path.join(project, "docs/method.md"), "utf8");
      const told = readMethod(text).filter((section) => section.told.nl);
      const shown = await reader.page.$$eval(".explained[id]", (sections) =>
        sections.map((one) => ["h2", "p"].map((part) => one.querySelector(part)?.textContent)),
      );
      expect(shown).toEqual(told.map((section) => [section.title[lang], section.told[lang]]));
      expect(await reader.page.isVisible(".selectors")).toBe(false);
      await reader.page.click(".contents a >> nth=2");
      expect(new URL(reader.page.url()).hash).toBe("#penetration");
    },
  );

  test("the thresholds are those of the publication", async () => {
    const url = await published.serveCopy(async (site) => {
      const file = path.join(site, "data/index.json");
      const index = JSON.parse(await readFile(file, "utf8"));
      index.thresholds = { ...index.thresholds, confidence: 0.999, leastBase: 250 };
      await writeFile(file, JSON.stringify(index));
    });
    const other = await createReader(browser, url, "laptop");
    await other.open("method.html");
    expect(await whatDiffers(other, "method", {})).toEqual([
      "thresholds confidence: shown as 99,9\u00a0% (0.999) for 95\u00a0% (0.95)",
      "thresholds leastBase: shown as 250 (250) for 100 (100)",
    ]);
    await other.close();
  });

  test("one figure that was tampered with is found", async () => {
    const { cells } = await expectedOn("members", published, placeOf());
    const { value } = cells["A base_count"]!;
    const url = await published.serveCopy((site) => tamper(site, Number(value)));
    const other = await createReader(browser, url, "laptop");
    await other.open("members.html");
    const found = await whatDiffers(other, "members", {});
    const wrong = Number(value) + 1;
    expect(found).toContain(`A base_count: shown as ${wrong} (${wrong}) for ${value} (${value})`);
    // What is made of it on the page differs with it, and nothing else.
    expect(found.filter((text) => !/^A (base_count|lack):/.test(text))).toEqual([]);
    await other.close();
  });

  test("nothing was asked of the internet, and nothing went wrong", () => {
    expect(reader.troubles).toEqual([]);
  });
});

/** Adds one to the first of these numbers in the small library's newest figures. */
async function tamper(site: string, value: number) {
  const file = path.join(site, "data/proefbibliotheek/2025-02-01/membership_profile.arrow");
  const bytes = await readFile(file);
  const [old, wrong] = [Buffer.alloc(8), Buffer.alloc(8)];
  old.writeDoubleLE(value);
  wrong.writeDoubleLE(value + 1);
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 8)) wrong.copy(bytes, at);
  await writeFile(file, bytes);
}

function addressOf(page: PageId, query: Record<string, string>) {
  const search = new URLSearchParams(query).toString();
  return `${page === "index" ? "" : `${page}.html`}${search && `?${search}`}`;
}

/** Waits for it: the page changes without being loaded again. */
async function expectMembers(place: Partial<Place>) {
  await expect.poll(() => whatDiffers(reader, "members", place), { timeout: 10_000 }).toEqual([]);
}

async function whatDiffers({ page }: Reader, id: PageId, changes: Partial<Place>) {
  const place = placeOf(changes);
  const expected = await expectedOn(id, published, place);
  return differences(await readShown(page), expected, place.language);
}

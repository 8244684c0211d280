import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { untilComplete } from "./reader.js";
import { useSite } from "./site.js";
import { expectMembers, whatDiffers } from "./whatDiffers.js";

const chromium = chromiumForTests("Ways through the pages");

describe.skipIf(!chromium)("the way through the pages", () => {
  const site = useSite(chromium!);

  test("the selectors change the address and the figures, and the way back is open", async () => {
    const { page } = site.reader;
    await site.reader.open("members.html");
    await page.selectOption("select[name=library]", "stadsbibliotheek");
    await expectMembers(site, { library: "stadsbibliotheek" });
    await page.selectOption("select[name=date]", "2025-01-01");
    await expectMembers(site, { library: "stadsbibliotheek", date: "2025-01-01" });
    await page.selectOption("select[name=place]", "branch:stadsbibliotheek/haven");
    const branch = { scope: "branch", scopeId: "stadsbibliotheek/haven" } as const;
    await expectMembers(site, { library: "stadsbibliotheek", date: "2025-01-01", ...branch });
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      library: "stadsbibliotheek",
      branch: "stadsbibliotheek/haven",
      date: "2025-01-01",
    });
    await page.goBack();
    await expectMembers(site, { library: "stadsbibliotheek", date: "2025-01-01" });
    await page.goBack();
    await page.goBack();
    await expectMembers(site, {});
    expect(new URL(page.url()).search).toBe("");
  });

  test("a segment leads to its sheet, that to those of its parts, and a domain shows its traits alone", async () => {
    const { page } = site.reader;
    await site.reader.open("segments.html");
    await page.click("[data-part=A] h3 a");
    await expect.poll(() => page.textContent("h1")).toBe("Wie is Alfa?");
    await page.click(".local tr[data-segment=A1] a");
    await expect.poll(() => page.textContent("h1")).toBe("Wie is Alfa A1?");
    await site.reader.open("segments.html?segment=A");
    const shown = () => page.locator(".drawing svg text").allTextContents();
    expect(await shown()).toContain("Cultuur");
    await page.click(".choice a >> text=Media");
    await expect.poll(shown).not.toContain("Cultuur");
    expect(await shown()).toContain("Media");
    expect(new URL(page.url()).searchParams.get("domain")).toBe("media");
  });

  test("a segment that is not there is a sentence with a way on", async () => {
    const { page } = site.reader;
    await site.reader.open("segments.html?segment=Q");
    expect(await page.textContent("[data-problem=segment]")).toContain("Er is geen segment “Q”");
    await page.click("[data-problem] a");
    await untilComplete(page);
    expect(await whatDiffers(site, site.reader, "segments", {})).toEqual([]);
  });

  test("the name of a segment opens its subsegments", async () => {
    await site.reader.open("members.html");
    await site.reader.page.click("tr[data-segment=B] a");
    await expectMembers(site, { level: "subsegment", segment: "B" });
  });

  test.each([
    ["library", "library=nergens", "Er is geen bibliotheek “nergens”"],
    ["place", "branch=proefbibliotheek/nergens", "geen gemeente of vestiging"],
    ["date", "date=2024-09-01", "1 september 2024"],
  ])("a %s that is not there is a sentence with a way on", async (problem, search, sentence) => {
    const { page } = site.reader;
    await site.reader.open(`members.html?${search}`);
    expect(await page.textContent(`[data-problem=${problem}]`)).toContain(sentence);
    await page.click("[data-problem] a");
    await untilComplete(page);
    await expectMembers(site, {});
  });

  test("a table is sorted from the keyboard", async () => {
    const { page } = site.reader;
    await site.reader.open("members.html?library=stadsbibliotheek");
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

  test("nothing was asked of the internet, and nothing went wrong", () => {
    expect(site.reader.troubles).toEqual([]);
  });
});

import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { createReader, untilComplete } from "./reader.js";
import { useSite } from "./site.js";

const chromium = chromiumForTests("Looking up columns and origins");

/** The page changes without being loaded again. */
const SLOW = { timeout: 10_000 };

let page: Page;

describe.skipIf(!chromium)("somebody at the keyboard", () => {
  const site = useSite(chromium!);

  beforeAll(() => {
    page = site.reader.page;
  });

  test("finds a column by each of its words, and all of a table by its name", async () => {
    await site.reader.open("dictionary.html");
    const all = (await found()).length;
    await page.locator("[name=find]").focus();
    await page.keyboard.type("wilson upper");
    expect(await found()).toEqual(["membership_profile.penetration_high"]);
    expect(await page.textContent(".found")).toBe("1 kolom");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("catchment_municipalities");
    const columns = await found();
    expect(columns.length).toBeGreaterThan(1);
    expect(columns.filter((id) => !id.startsWith("catchment_municipalities."))).toEqual([]);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("qwertz");
    expect([await found(), await page.textContent(".found")]).toEqual([[], "Niets gevonden"]);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    expect(await found()).toHaveLength(all);
  });

  test("is sent to a column by its address, and keeps what was found by a link within the page", async () => {
    await site.reader.open("dictionary.html#membership_profile.index");
    await expect
      .poll(() => page.locator(":target").getAttribute("id"))
      .toBe("membership_profile.index");
    await expect.poll(() => page.locator(":target").isVisible()).toBe(true);
    const top = await page.$eval(":target", (node) => node.getBoundingClientRect().top);
    expect(top).toBeLessThan(400);
    await page.fill("[name=find]", "gini penetration");
    await page.fill("[name=find]", "penetration");
    const before = await found();
    await page.click("#membership_profile\\.penetration dt a");
    expect(new URL(page.url()).hash).toBe("#membership_profile.penetration");
    expect([await page.inputValue("[name=find]"), await found()]).toEqual(["penetration", before]);
  });

  test("reads beside a figure what the page with the explanations says of it", async () => {
    await site.reader.open("dictionary.html");
    const explained = page.locator("#membership_profile\\.penetration .explanation");
    await explained.locator("summary").press("Enter");
    const told = await explained.locator("p").first().textContent();
    await explained.locator("a").click();
    await untilComplete(page);
    expect(new URL(page.url()).hash).toBe("#penetration");
    expect(await page.textContent("#penetration p")).toBe(told);
  });

  test("chooses a table in the drawing, and all that belongs to it lights up", async () => {
    await site.reader.open("lineage.html");
    await page.locator("[data-thing='source.catchments']").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe("?table=catchments");
    await expect.poll(() => page.textContent(".answer em"), SLOW).toBe("catchments");
    const lit = await page.$$eval(".thing.lit", (all) =>
      all.map((node) => node.getAttribute("data-thing")),
    );
    expect(lit).toEqual(expect.arrayContaining(["mart.catchment_base", "page.residents"]));
    expect(lit).not.toContain("source.members");
    await page.goBack();
    await expect.poll(() => page.textContent(".answer em"), SLOW).toBe("membership_profile");
    expect(site.reader.troubles).toEqual([]);
  });

  test("has on a phone the chosen table's own part only", async () => {
    const phone = await createReader(site.browser, site.published.url, "phone");
    await phone.open("lineage.html?table=catchments");
    const drawn = await phone.page.$$eval(".thing", (all) =>
      all.map((node) => node.getAttribute("data-thing")),
    );
    expect(drawn).toContain("mart.catchment_base");
    expect(drawn).not.toContain("source.members");
    const heights = await phone.page.$$eval(".thing", (all) =>
      all.map((node) => node.getBoundingClientRect().height),
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    await phone.close();
  });

  test("is told of a table that is not there", async () => {
    await site.reader.open("lineage.html?table=nergens");
    expect(await page.textContent(".rest")).toContain("Er is geen tabel “nergens”.");
    expect(await page.textContent(".answer em")).toBe("membership_profile");
  });
});

/** Ids of the columns that are shown. */
function found() {
  return page.$$eval(".word dl > div", (all) =>
    all.filter((node) => node.checkVisibility()).map(({ id }) => id),
  );
}

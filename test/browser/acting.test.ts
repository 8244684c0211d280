import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { findBarriers } from "./axe.js";
import { PAGES } from "./expected.js";
import { createReader, untilComplete } from "./reader.js";
import { useSite } from "./site.js";

const chromium = chromiumForTests("What a reader does");

describe.skipIf(!chromium)("what a reader does on the pages", () => {
  const site = useSite(chromium!);

  const OPPORTUNITIES = "opportunities.html?library=stadsbibliotheek";
  const pressed = () => site.reader.page.locator(".chips [aria-pressed=true]").allTextContents();
  const quadrants = () =>
    site.reader.page.locator("tbody [data-column=quadrant]").allTextContents();
  const asked = () => Object.fromEntries(new URL(site.reader.page.url()).searchParams);

  test("chooses the segments that count, and the link shows another reader the same", async () => {
    await site.reader.open(OPPORTUNITIES);
    const before = await pressed();
    const [other] = await site.reader.page.locator(".chips [aria-pressed=false]").allTextContents();
    await site.reader.page.getByRole("button", { name: other! }).press("Enter");
    await untilComplete(site.reader.page);
    expect((await pressed()).sort()).toEqual([...before, other!].sort());
    expect(await site.reader.page.evaluate(() => document.activeElement?.textContent)).toBe(other);

    const told = await site.reader.page.textContent("[data-part=set]");
    const second = await createReader(site.browser, site.published.url, "laptop");
    await second.page.goto(site.reader.page.url());
    await untilComplete(second.page);
    expect(await second.page.textContent("[data-part=set]")).toBe(told);
    await second.close();
  });

  test("fills in a threshold, and finds another plan", async () => {
    await site.reader.open(OPPORTUNITIES);
    const before = await quadrants();
    await site.reader.page.fill("input[name=large]", "99");
    await site.reader.page.press("input[name=large]", "Enter");
    await untilComplete(site.reader.page);
    expect(asked()).toMatchObject({ large: "0.990", over: "100" });
    expect(await quadrants()).not.toEqual(before);
    expect(new Set(await quadrants())).toEqual(new Set(["Niche", "Overig"]));
    await site.reader.page.getByRole("link", { name: "Terug naar de gewone grenzen" }).click();
    await untilComplete(site.reader.page);
    expect(await quadrants()).toEqual(before);
  });

  test("drags a threshold to another place", async () => {
    await site.reader.open(OPPORTUNITIES);
    const line = site.reader.page.locator(".threshold.x");
    await line.evaluate((one) => one.scrollIntoView({ block: "center" }));
    const handle = (await line.boundingBox())!;
    // By its knob: half way, the other line crosses it.
    const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height - 4];
    await site.reader.page.mouse.move(x, y);
    await site.reader.page.mouse.down();
    await site.reader.page.mouse.move(x + 120, y, { steps: 4 });
    await site.reader.page.mouse.up();
    await untilComplete(site.reader.page);
    const { large } = asked();
    expect(Number(large)).toBeGreaterThan(1 / 4);
    const value = await site.reader.page.inputValue("input[name=large]");
    expect(Number(value) / 100).toBeCloseTo(Number(large), 3);
  });

  test("sees on the trend what happened in between", async () => {
    await site.reader.open("trend.html?library=stadsbibliotheek");
    const chart = await site.reader.page.getAttribute(".drawing", "aria-label");
    expect(chart).toContain("1 februari 2025: Nieuwkade open.");
    const lines = await site.reader.page.locator(".drawing text").allTextContents();
    expect(lines).toContain("Nieuwkade open");
  });

  test("copies the address, and the code that shows the chart elsewhere", async () => {
    await site.reader.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await site.reader.open("members.html?library=stadsbibliotheek&sort=index");
    const clipboard = () => site.reader.page.evaluate(() => navigator.clipboard.readText());
    await site.reader.page.getByRole("button", { name: "Kopieer adres" }).click();
    await expect.poll(clipboard).toBe(site.reader.page.url());
    await site.reader.page.getByRole("button", { name: "Insluiten" }).click();
    await expect.poll(clipboard).toContain("<iframe");
    const [, src] = /src="([^"]+)"/.exec(await clipboard())!;
    const address = new URL(src!.replaceAll("&amp;", "&"));
    expect(Object.fromEntries(address.searchParams)).toEqual({
      library: "stadsbibliotheek",
      sort: "index",
      embed: "1",
    });
  });

  test.each(["members", "opportunities", "trend", "segments", "branches"])(
    "sees of %s in a frame the chart and where it comes from, and nothing else",
    async (page) => {
      await site.reader.open(`${page}.html?library=stadsbibliotheek&embed`);
      const visible = site.reader.page.locator(
        ".masthead, .selectors, h1, .answer, table, .method, .onward, .share, .colophon",
      );
      for (const one of await visible.all()) expect(await one.isVisible()).toBe(false);
      expect(await site.reader.page.locator("figure.chart").first().isVisible()).toBe(true);
      const origin = site.reader.page.locator(".origin a");
      expect(await origin.getAttribute("href")).toBe(`./${page}.html?library=stadsbibliotheek`);
    },
  );

  test.each(PAGES)("reaches all there is to do on %s from the keyboard", async (page) => {
    await site.reader.open(`${page}.html?library=stadsbibliotheek`);
    // The cells of a notebook come one after the other.
    await site.reader.page.waitForLoadState("networkidle");
    const left = await site.reader.page.evaluate(() => {
      const can = "a[href], button, select, input, summary, [tabindex='0']";
      const all = [...document.querySelectorAll<HTMLElement>(can)].filter(
        (one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0,
      );
      Object.assign(window, { waiting: new Set(all) });
      return all.length;
    });
    let invisible = "";
    for (let turn = 0; turn <= left + 5; turn++) {
      await site.reader.page.keyboard.press("Tab");
      const unseen = await site.reader.page.evaluate(() => {
        const { waiting } = window as unknown as { waiting: Set<Element> };
        const now = document.activeElement!;
        waiting.delete(now);
        const parts = [now, ...now.querySelectorAll("rect")].map((one) => getComputedStyle(one));
        const isSeen = parts.some(
          (style) => style.outlineStyle !== "none" || parseFloat(style.strokeWidth) > 2,
        );
        return isSeen || now === document.body ? "" : now.outerHTML.slice(0, 200);
      });
      invisible ||= unseen;
    }
    const missed = await site.reader.page.evaluate(() =>
      [...(window as unknown as { waiting: Set<Element> }).waiting]
        .filter((one) => one.isConnected)
        .map((one) => one.outerHTML.slice(0, 200)),
    );
    expect({ missed, invisible }).toEqual({ missed: [], invisible: "" });
  });

  test("meets no barrier in the dark either", async () => {
    await site.reader.page.emulateMedia({ colorScheme: "dark", media: "screen" });
    for (const page of PAGES) {
      await site.reader.page.goto(
        new URL(`${page}.html?library=stadsbibliotheek`, site.published.url).href,
      );
      await untilComplete(site.reader.page);
      expect.soft(await findBarriers(site.reader.page), page).toEqual([]);
    }
    await site.reader.page.emulateMedia({ colorScheme: "light" });
  });

  test("asked nothing of the internet, and nothing went wrong", () => {
    expect(site.reader.troubles).toEqual([]);
  });
});

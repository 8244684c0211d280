import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { attacks, listenForPrey, type Prey } from "./attacks.js";
import { PAGES } from "./expected.js";
import { servePublication, type Published } from "./published.js";
import { createReader, launchWithoutNetwork } from "./reader.js";

const chromium = chromiumForTests("The policy of the pages");
const META = /\n<meta http-equiv="Content-Security-Policy"[^>]*>/;

let published: Published;
let browser: Browser;
let prey: Prey;

describe.skipIf(!chromium)("the policy of the published pages", () => {
  beforeAll(async () => {
    prey = await listenForPrey();
    [published, browser] = await Promise.all([servePublication(), launchWithoutNetwork(chromium!)]);
  });

  afterAll(async () => {
    await browser.close();
    await published.close();
    await prey.close();
  });

  test.each(PAGES)("is on the page %s, and loosens nothing", async (id) => {
    const html = await readFile(path.join(published.site, `${id}.html`), "utf8");
    expect(html.match(new RegExp(META, "g"))).toHaveLength(1);
    expect(META.exec(html)?.[0]).toContain("default-src 'none'; script-src 'self'; style-src");
    expect(META.exec(html)?.[0]).not.toMatch(/unsafe|http:|https:|\*/);
  });

  test("lets a chart have the style that Plot gives it, and paper its foot", async () => {
    const reader = await createReader(browser, published.url, "laptop");
    await reader.open("members.html");
    const background = await reader.page.$eval(".drawing svg", (chart) =>
      getComputedStyle(chart).getPropertyValue("--plot-background"),
    );
    expect(background, "Plot writes another style: policy.ts must name its hash").not.toBe("");
    const foot = await reader.page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((r) => r.cssText)),
    );
    expect(foot.join()).toContain(`members.html · peildatum`);
    expect(reader.troubles).toEqual([]);
    await reader.close();
  });

  test("stops every script that got into a page, and all that it would send elsewhere", async () => {
    expect(await attack((html) => html)).toEqual({ ran: [], sent: [] });
  });

  test("is what stops them: on the same page without it they all run", async () => {
    const { ran, sent } = await attack((html) => html.replace(META, ""));
    expect(ran).toEqual(attacks.runs.toSorted());
    expect(sent).toEqual(attacks.sends.toSorted());
  });
});

/** What ran and what was sent of all attacks, put at the end of a page as it was published. */
async function attack(change: (html: string) => string) {
  const url = await published.serveCopy(async (site) => {
    const file = path.join(site, "index.html");
    const html = change(await readFile(file, "utf8"));
    await writeFile(
      file,
      html.replace("</main>", () => `</main>${attacks.html(prey.url)}`),
    );
    await writeFile(path.join(site, "inside.js"), attacks.inside(prey.url));
  });
  prey.asked.clear();
  const page = await browser.newPage();
  await page.addInitScript(() => Object.assign(window, { ran: [] }));
  await page.goto(url);
  await page.waitForSelector(".page:not([aria-busy])");
  await page.click("#javascript-link", { force: true });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  const ran = await page.evaluate(() => (window as unknown as { ran: string[] }).ran);
  await page.close();
  return { ran: [...new Set(ran)].sort(), sent: [...prey.asked].sort() };
}

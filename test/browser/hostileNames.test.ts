import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { pages } from "../../dashboards/components/pageList.js";
import { slug } from "../../data/slug.js";
import { serveFolder } from "../../workflows/serve.js";
import { chromiumForTests } from "../support/chromium.js";
import { runCli } from "../support/cli.js";
import { deliverPart } from "../support/deliverPart.js";
import type { SmallRegion } from "../support/smallRegion.js";
import { PAGES } from "./expected.js";
import * as hostile from "./hostileRegion.js";
import { watchForHarm } from "./harm.js";
import { createReader, launchWithoutNetwork, untilComplete, type Reader } from "./reader.js";

const { library, neighbour, branches, municipalities, segments, traits } = hostile;
const chromium = chromiumForTests("Hostile names");

let region: SmallRegion;
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let reader: Reader;
let page: Page;
let harm: () => Promise<string[]>;

const labels = Object.entries(segments).map(([code, name]) => `${code} ${name}`);
const names = [library, ...branches, ...municipalities, ...Object.values(segments), ...traits];
/** Where the pages can be: the whole, a branch and a municipality, by what each is called. */
const places: [string, Record<string, string>][] = [
  [library, {}],
  ...branches
    .slice(-3)
    .map((name): [string, Record<string, string>] => [
      name,
      { branch: `${slug(library)}/${slug(name)}` },
    ]),
  [municipalities[0]!, { municipality: slug(municipalities[0]!) }],
];

describe.skipIf(!chromium)("names with markup in them", () => {
  beforeAll(async () => {
    region = await hostile.hostileRegion();
    await refresh(0, "--all");
    await deliverPart(region, "2024-03-01", 120);
    await refresh(4);
    const folder = path.join(region.var, "published/current/sites/public");
    server = await serveFolder({ folder, port: 0 });
    browser = await launchWithoutNetwork(chromium!);
    reader = await createReader(browser, server.url, "laptop");
    page = reader.page;
    harm = watchForHarm(reader);
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(region.folder, { recursive: true });
  });

  afterEach(async () => {
    expect(await harm()).toEqual([]);
  });

  test.each(PAGES)("do nothing on the page %s, and are its title and its place", async (id) => {
    for (const [name, spot] of places) {
      for (const lang of ["nl", "en"]) {
        await open(id, { library: slug(library), ...spot, lang });
        expect(await harm(), `${name} on ${id}`).toEqual([]);
        // Pages about the figures themselves say the same of every place.
        if (pages.background.includes(id)) continue;
        expect(await page.title()).toContain(` – ${name} – `);
        expect(await page.textContent(".fold > summary")).toContain(name);
        expect(await page.textContent(".print-head")).toContain(library);
        const emphasised = await page.locator(".page em:not(.notes em)").allTextContents();
        expect(emphasised.filter((one) => !names.includes(one))).toEqual([]);
      }
    }
  });

  test("are the text of a table: segments, their parts, municipalities and branches", async () => {
    const first = () => page.locator("tbody th").allTextContents();
    for (const id of ["members", "residents"]) {
      await open(id, { library: slug(library) });
      expect((await first()).sort(), id).toEqual([...labels].sort());
      expect(await page.locator("tbody th a").first().getAttribute("title")).toContain("<");
      await page.getByRole("link", { name: labels[1], exact: true }).click();
      await untilComplete(page);
      expect(await first(), id).toContain("B2 </b>");
      expect(await harm(), id).toEqual([]);
    }
    await open("municipalities", { library: slug(library) });
    expect((await first()).sort()).toEqual([...municipalities].sort());
    await open("branches", { library: slug(library) });
    expect((await first()).sort()).toEqual([...branches].sort());
  });

  test.each(["nl", "en"])("begin no cell of a download as a formula would, in %s", async (lang) => {
    await open("branches", { library: slug(library), lang });
    const waiting = page.waitForEvent("download");
    await page.click("[data-format=csv]");
    const text = await readFile(await (await waiting).path(), "utf8");
    for (const name of hostile.formulas) {
      const cell = `'${name.replace(";", ";'").replaceAll('"', '""')}"`;
      expect(text, name).toContain(`\r\n"${cell}`);
    }
    expect(text).not.toMatch(/(^|[;,\t\r\n])[\s"]*[=+@＝＋－＠]/);
    expect(text).not.toMatch(/(^|[;,\t\r\n])[\s"]*-(?!\d+([.,]\d+)?[;,\r])/);
  });

  test("are text where a delivery is refused, where one is held back, and in the small print", async () => {
    await open("quality", { library: slug(library) });
    const refused = page.locator("tr[data-date='2024-02-15'] [data-column=finding]");
    // A column of which the name is made of no usual words is counted and not named.
    expect(await refused.textContent()).toContain("The columns are: pas and 1 more.");
    expect(await page.content()).not.toContain("hacked=7");
    expect(await page.textContent(".notice li")).toContain(`(${library})`);
    await open("members", { library: slug(library) });
    expect(await page.textContent("[data-note='method.member']")).toBe(hostile.member);
    expect(await page.textContent("[data-note='method.sources']")).toContain(hostile.region);
  });

  test.each(["A", "<b>", "A1", "B1", "B2"])("are text on the sheet of %s", async (segment) => {
    for (const size of ["laptop", "phone", "paper"] as const) {
      await open("segments", { library: slug(library), segment });
      await reader.become(size);
      expect(await harm(), size).toEqual([]);
    }
    const cells = await page.locator("tr[data-trait] th").allTextContents();
    expect(cells.sort()).toEqual(segment === "B2" ? [] : [...traits].sort());
    if (segment !== "B2") {
      const credit = await page.textContent("[data-credit=traits]");
      expect(credit).toContain(`${hostile.region} (${hostile.member})`);
    }
  });

  test("do nothing in what a library writes, where links lead to the web and an image is one", async () => {
    await open("segments", { library: slug(library), segment: "A" });
    const notes = page.locator(".notes");
    expect(await notes.count()).toBe(1);
    expect(await notes.locator("script, img, svg, iframe, style, [onclick]").count()).toBe(0);
    expect(await notes.textContent()).toContain(`<img src=x onerror="window.hacked=11">`);
    const links = await notes
      .locator("a")
      .evaluateAll((all) =>
        all.map((one) => [one.textContent, one.getAttribute("href"), one.getAttribute("rel")]),
      );
    expect(links).toEqual([
      ["daar", "https://example.org/x", "noopener noreferrer"],
      ["plaatje", "https://example.org/plaatje.png", "noopener noreferrer"],
    ]);
    await notes.locator("a").first().hover();
    await open("conclusions", { library: slug(library) });
    expect(await page.locator(".notes").count()).toBe(3);
    expect(await page.textContent("[data-notes=_all]")).toContain("<script>window.hacked=10");
    await open("segments", { library: slug(neighbour), segment: "A" });
    expect(await page.locator(".notes").count()).toBe(0);
  });

  test("can be searched and chosen, each of them", async () => {
    await open("members", { library: slug(library) });
    for (const name of [...branches, ...municipalities]) {
      await page.click(".picker > summary");
      await page.fill(".picker input", name);
      const found = page.locator(".picker section li:visible");
      expect(await found.allTextContents()).toEqual([name]);
      await found.getByRole("link").click();
      await untilComplete(page);
      expect(await page.textContent(".picker > summary")).toBe(name);
      expect(await harm(), name).toEqual([]);
    }
  });

  test("can be chosen from a list: the other library, and its places", async () => {
    await open("members", { library: slug(library) });
    await page.selectOption("select[name=library]", { label: neighbour });
    await untilComplete(page);
    for (const name of ["<u>hoofd</u>", ...municipalities]) {
      await page.selectOption("select[name=place]", { label: name });
      await untilComplete(page);
      expect(await page.textContent(".fold > summary")).toContain(`${name} · `);
      expect(await harm(), name).toEqual([]);
    }
  });

  test.each(["library", "branch", "municipality", "date"])(
    "are text as well where an address has one for its %s that is not there",
    async (key) => {
      await open("members", { library: slug(library), [key]: `<img src=x onerror=alert(8)>` });
      expect(await page.textContent(".problem")).toContain("<img src=x onerror=alert(8)>");
    },
  );
});

function open(id: string, query: Record<string, string>) {
  return reader.open(`${id === "index" ? "" : `${id}.html`}?${new URLSearchParams(query)}`);
}

async function refresh(code: number, ...args: string[]) {
  const command = ["refresh", "--config", region.config, ...args];
  const result = await runCli(command, { env: { TEMPORAL_ADDRESS: undefined } });
  expect(result.code, result.output).toBe(code);
}

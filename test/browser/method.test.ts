import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { readMethod } from "../../dashboards/methodText.js";
import { project } from "../support/cli.js";
import { addressOf } from "./addresses.js";
import { createReader } from "./reader.js";
import { useSite } from "./site.js";
import { whatDiffers } from "./whatDiffers.js";

const chromium = chromiumForTests("The page of the method");

describe.skipIf(!chromium)("the page of the method", () => {
  const site = useSite(chromium!);

  test.each(["nl", "en"] as const)(
    "the method is told in the words of docs/, in %s",
    async (lang) => {
      await site.reader.open(addressOf("method", { lang }));
      const text = await readFile(path.join(project, "docs/method.md"), "utf8");
      const told = readMethod(text).filter((section) => section.told.nl);
      const shown = await site.reader.page.$$eval(".explained[id]", (sections) =>
        sections.map((one) => ["h2", "p"].map((part) => one.querySelector(part)?.textContent)),
      );
      expect(shown).toEqual(told.map((section) => [section.title[lang], section.told[lang]]));
      expect(await site.reader.page.isVisible(".selectors")).toBe(false);
      await site.reader.page.click(".contents a >> nth=2");
      expect(new URL(site.reader.page.url()).hash).toBe("#penetration");
    },
  );

  test("the thresholds are those of the publication", async () => {
    const url = await site.published.serveCopy(async (folder) => {
      const file = path.join(folder, "data/index.json");
      const index = JSON.parse(await readFile(file, "utf8"));
      index.thresholds = { ...index.thresholds, confidence: 0.999, leastBase: 250 };
      await writeFile(file, JSON.stringify(index));
    });
    const other = await createReader(site.browser, url, "laptop");
    await other.open("method.html");
    expect(await whatDiffers(site, other, "method", {})).toEqual([
      "thresholds confidence: shown as 99,9\u00a0% (0.999) for 95\u00a0% (0.95)",
      "thresholds leastBase: shown as 250 (250) for 100 (100)",
    ]);
    await other.close();
  });

  test("nothing was asked of the internet, and nothing went wrong", () => {
    expect(site.reader.troubles).toEqual([]);
  });
});

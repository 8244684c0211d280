import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { servePublication, type Published } from "./published.js";
import { createReader, launchWithoutNetwork, type Reader } from "./reader.js";

/** For the tests of a suite; there from the first of them on. */
export interface Site {
  published: Published;
  browser: Browser;
  /** With a laptop. */
  reader: Reader;
}

export function useSite(chromium: string): Site {
  const site = {} as Site;

  beforeAll(async () => {
    site.published = await servePublication();
    site.browser = await launchWithoutNetwork(chromium);
    site.reader = await createReader(site.browser, site.published.url, "laptop");
  });

  afterAll(async () => {
    await site.browser.close();
    await site.published.close();
  });

  return site;
}

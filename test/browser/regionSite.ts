import { rm } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { serveFolder } from "../../workflows/serve.js";
import { runCli } from "../support/cli.js";
import type { SmallRegion } from "../support/smallRegion.js";
import { createReader, launchWithoutNetwork, type Reader, type Size } from "./reader.js";

/** A region of the suite's own, which its tests may change, and the site that is published of it. */
export interface RegionSite {
  region: SmallRegion;
  browser: Browser;
  reader: Reader;
  url: string;
  /** Folder of the edition for all. */
  folder: string;
  /** Refreshes it once more, to end with this code. */
  refresh(code: number, ...args: string[]): Promise<void>;
}

/** @param make the region, before it is published for the first time */
export function useRegionSite(
  chromium: string,
  make: () => Promise<SmallRegion>,
  size: Size,
): RegionSite {
  const site = {
    async refresh(code, ...args) {
      const result = await runCli(["refresh", "--config", site.region.config, ...args], {
        env: { TEMPORAL_ADDRESS: undefined },
      });
      expect(result.code, result.output).toBe(code);
    },
  } as RegionSite;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    site.region = await make();
    await site.refresh(0, "--all");
    site.folder = path.join(site.region.var, "published/current/sites/public");
    server = await serveFolder({ folder: site.folder, port: 0 });
    site.url = server.url;
    site.browser = await launchWithoutNetwork(chromium);
    site.reader = await createReader(site.browser, server.url, size);
  });

  afterAll(async () => {
    await site.browser.close();
    await server.close();
    await rm(site.region.folder, { recursive: true });
  });

  return site;
}

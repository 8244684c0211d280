import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { firstVisit } from "../support/firstVisit.js";
import { useSite } from "./site.js";

const chromium = chromiumForTests("What pages weigh");

/** Bytes of the first page of somebody who was never here; `bench/pageWeight.ts` measures more of them. */
const MOST = { all: 350_000, data: 80_000 };

describe.skipIf(!chromium)("a first page", () => {
  const site = useSite(chromium!);

  test("comes compressed, and takes little", async () => {
    const { files } = await firstVisit(site.browser, site.published.url);
    const sum = (of: typeof files) => of.reduce((total, { bytes }) => total + bytes, 0);
    expect(sum(files)).toBeLessThan(MOST.all);
    expect(sum(files.filter(({ path }) => path.startsWith("/data/")))).toBeLessThan(MOST.data);
    const plain = files.filter(({ path, encoding }) => {
      return encoding !== "br" && /\.(?:arrow|css|js)$/.test(path) && isLong(path);
    });
    expect(plain).toEqual([]);

    function isLong(path: string) {
      return files.some((file) => file.path === path && file.bytes > 2000);
    }
  });
});

import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { rollBack } from "../../workflows/publish/rollBack.js";
import { chromiumForTests } from "../support/chromium.js";
import { runCli } from "../support/cli.js";
import { deliverPart } from "../support/deliverPart.js";
import { smallRegion } from "../support/smallRegion.js";
import { createReader } from "./reader.js";
import { useRegionSite } from "./regionSite.js";

const chromium = chromiumForTests("The page of the pipeline");

const awaited = () =>
  smallRegion({ feed: { schedule: { cron: "0 5 1 * *" }, gate: { maxDrop: 0.3 } } });

describe.skipIf(!chromium)("the page of the pipeline", () => {
  const site = useRegionSite(chromium!, awaited, "phone");

  test.each([
    [
      "nl",
      "members is te laat: de aanlevering van 1 mei 2024 is er nog niet, en de nieuwste is van 1 april 2024.",
    ],
    [
      "en",
      "members is late: the delivery of 1 May 2024 has not come, and the newest is of 1 April 2024.",
    ],
  ])("says in %s before all else what is late", async (lang, sentence) => {
    expect(await answer(lang)).toMatch(new RegExp(`^${sentence}`));
    expect(await stateOf("members")).toBe("late");
    expect(await stateOf("residents")).toBe("none");
  });

  test("knows it by the reader's clock, for a pipeline that stands still writes nothing", async () => {
    const before = await createReader(site.browser, site.url, "laptop");
    await before.page.clock.setFixedTime(new Date("2024-05-01T12:00:00Z"));
    await before.open("pipeline.html");
    expect(await before.page.textContent(".answer")).toMatch(/^Ja: de laatste verwerking begon op/);
    await before.page.clock.setFixedTime(new Date("2024-05-02T12:00:00Z"));
    await before.open("pipeline.html");
    expect(await before.page.textContent(".answer")).toMatch(/^members is te laat/);
    await before.close();
  });

  test("says of a run that was held back why, and shows it without another publication", async () => {
    const versions = await publications();
    await deliverPart(site.region, "2024-05-01", 20);
    await site.refresh(4);
    expect(await publications()).toEqual(versions);
    expect(await answer("nl")).toContain("en hield de nieuwe cijfers tegen.");
    expect(
      await site.reader.page.textContent("tr[data-feed=members] [data-column=finding]"),
    ).toMatch(/^Tegengehouden: 1 mei 2024, \d+,\d\s% kleiner dan de vorige/);
    const outcomes = await site.reader.page.$$eval("tr[data-outcome]", (rows) =>
      rows.map((row) => row.getAttribute("data-outcome")),
    );
    expect(outcomes).toEqual(["held", "published"]);
  });

  test("says the same of the last run when another publication becomes the current one", async () => {
    await runCli(
      ["accept", "members", "2024-05-01", "--rule", "maxDrop", "--because", "x"].concat([
        "--config",
        site.region.config,
      ]),
      { env: { TEMPORAL_ADDRESS: undefined } },
    );
    const said = await answer("nl");
    expect(said).toContain("en publiceerde nieuwe cijfers.");
    const rolled = await rollBack(path.join(site.region.var, "published"));
    expect(rolled.to < rolled.from).toBe(true);
    expect(await answer("nl")).toBe(said);
  });

  test("says what is not known where no run has told, or none can be read", async () => {
    const file = path.join(site.folder, "data/pipeline.json");
    expect(JSON.parse(await readFile(file, "utf8")).runs.length).toBeGreaterThan(2);
    expect(site.reader.troubles).toEqual([]);
    await writeFile(file, "{");
    expect(await answer("nl")).toMatch(/^Over de laatste verwerking is hier nog niets bekend/);
    expect(site.reader.troubles).toEqual([]);
  });

  test("a library's own edition tells it too, and no site tells a path", async () => {
    const sites = path.join(site.region.var, "published/current/sites");
    const own = await readFile(
      path.join(sites, "internal/proefbibliotheek/data/pipeline.json"),
      "utf8",
    );
    const { feeds } = JSON.parse(own) as { feeds: { feed: string }[] };
    expect(feeds.map(({ feed }) => feed)).toContain("members");
    expect(own).not.toContain(site.region.folder);
    expect(own).not.toContain("/");
  });

  async function answer(lang: string) {
    await site.reader.open(`pipeline.html?lang=${lang}`);
    return site.reader.page.textContent(".answer");
  }

  function stateOf(feed: string) {
    return site.reader.page.getAttribute(`tr[data-feed=${feed}]`, "data-state");
  }

  async function publications() {
    const names = await readdir(path.join(site.region.var, "published"));
    return names.filter((name) => /^\d{8}T/.test(name));
  }
});

import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveFolder } from "../../workflows/serve.js";
import { chromiumForTests } from "../support/chromium.js";
import { runCli } from "../support/cli.js";
import { deliverPart } from "../support/deliverPart.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { findOverflow } from "./layout.js";
import { createReader, launchWithoutNetwork, type Reader } from "./reader.js";

const chromium = chromiumForTests("The notice of the quality gate");

let region: SmallRegion;
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let reader: Reader;

describe.skipIf(!chromium)("the data-quality page", () => {
  beforeAll(async () => {
    const gate = { maxDrop: 0.3, minMatchRate: 0.9, warnOnly: ["minMatchRate"] };
    region = await smallRegion({ empty: ["2024-03-15"], feed: { gate } });
    await refresh(0, "--all");
    const folder = path.join(region.var, "published/current/sites/public");
    server = await serveFolder({ folder, port: 0 });
    browser = await launchWithoutNetwork(chromium!);
    reader = await createReader(browser, server.url, "phone");
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(region.folder, { recursive: true });
  });

  test("says nothing of a gate that holds nothing back", async () => {
    await reader.open("quality.html");
    expect(await reader.page.$(".notice")).toBeNull();
  });

  test.each(["nl", "en"])(
    "says in %s why a delivery was refused, with the sentence itself",
    async (lang) => {
      await reader.open(`quality.html?lang=${lang}`);
      const cell = "tr[data-date='2024-03-15'] [data-column=finding]";
      expect(await reader.page.textContent(cell)).toBe(
        {
          nl: "Geweigerd: de cijfers van daarvoor bleven staan. Het bestand heeft alleen een kop en geen regels. Melding: “The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.”",
          en: "Refused: the figures before it stayed in place. The file has only a header and no rows. Message: “The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.”",
        }[lang],
      );
    },
  );

  test("says in both languages what is held back and what is shown instead, at each size", async () => {
    await deliverPart(region, "2024-05-01", 21);
    await refresh(4);
    const said = {
      nl: [
        "Nieuwe cijfers worden tegengehouden",
        "Aanlevering members van 1 mei 2024 (Proefbibliotheek): 66,7\u00a0% kleiner dan de vorige; hoogstens 30\u00a0% is toegestaan.",
        "Tot dat is opgelost leest u hier de cijfers van daarvoor, tot en met peildatum 1 april 2024.",
      ],
      en: [
        "New figures are held back",
        "Delivery members of 1 May 2024 (Proefbibliotheek): 66.7% smaller than the one before; at most 30% is allowed.",
        "Until that is resolved you read the figures from before it here, up to snapshot date 1 April 2024.",
      ],
    };
    for (const [lang, lines] of Object.entries(said)) {
      await reader.open(`quality.html?lang=${lang}`);
      for (const size of ["phone", "laptop", "paper"] as const) {
        await reader.become(size);
        const shown = await reader.page.$$eval(".notice h2, .notice li, .notice p", (nodes) =>
          nodes.filter((node) => node.checkVisibility()).map(({ textContent }) => textContent),
        );
        expect(shown, size).toEqual(lines);
        expect(await findOverflow(reader.page), size).toEqual([]);
      }
    }
    const parts = await reader.page.$$eval(".page > *", (nodes) =>
      nodes.map((node) => node.getAttribute("class")),
    );
    expect(parts.slice(0, 2)).toEqual(["notice", "answer"]);
  });

  test("tells the worst place of each rule, and how many more there are", async () => {
    const notice = path.join(region.var, "published/current/sites/public/data/notice.json");
    const { held } = JSON.parse(await readFile(notice, "utf8")) as { held: object[] };
    const match = { ...held[0], rule: "minMatchRate", bound: 0.9 };
    const places = ["", "proefbibliotheek/noord", "proefbibliotheek/zuid"];
    const values = [0.6, 0.4, 0.7];
    const more = places.map((placeId, turn) => ({ ...match, placeId, value: values[turn] }));
    const control = { ...held[0], rule: "controlTotal", value: -0.125, bound: 0.015 };
    const age = { ...held[0], rule: "maxAge", libraryId: "_all", value: 41, bound: 40 };
    await writeFile(notice, JSON.stringify({ held: [...more, control, age] }));
    await reader.open("quality.html");
    expect(
      await reader.page.$$eval(".notice li", (nodes) => nodes.map((node) => node.textContent)),
    ).toEqual([
      "Aanlevering members van 1 mei 2024 (Noord, Proefbibliotheek): maar 40,0\u00a0% van de leden is aan een gebied gekoppeld; minstens 90\u00a0% is nodig. Hetzelfde geldt voor nog één plaats.",
      "Aanlevering members van 1 mei 2024 (Proefbibliotheek): 12,5\u00a0% minder leden dan de controletelling; hoogstens 1,5\u00a0% verschil is toegestaan.",
      "Aanlevering members van 1 mei 2024: 41 dagen oud, en een nieuwere is er niet; hoogstens 40 dagen is toegestaan.",
    ]);
  });

  test("is whole where there is no notice, or one that cannot be read", async () => {
    const notice = path.join(region.var, "published/current/sites/public/data/notice.json");
    expect(reader.troubles).toEqual([]);
    await writeFile(notice, "{");
    await reader.open("quality.html");
    expect(await reader.page.$(".notice")).toBeNull();
    expect(await reader.page.$(".answer")).not.toBeNull();
    expect(reader.troubles).toEqual([]);
    await rm(notice);
    await reader.open("quality.html");
    expect(await reader.page.$(".answer")).not.toBeNull();
  });
});

async function refresh(code: number, ...args: string[]) {
  const result = await runCli(["refresh", "--config", region.config, ...args], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  expect(result.code, result.output).toBe(code);
}

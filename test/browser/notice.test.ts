import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chromiumForTests } from "../support/chromium.js";
import { deliverPart } from "../support/deliverPart.js";
import { smallRegion } from "../support/smallRegion.js";
import { findOverflow } from "./layout.js";
import { useRegionSite } from "./regionSite.js";

const chromium = chromiumForTests("The notice of the quality gate");

const gate = { maxDrop: 0.3, minMatchRate: 0.9, warnOnly: ["minMatchRate"] };
const gated = () => smallRegion({ empty: ["2024-03-15"], feed: { gate } });

describe.skipIf(!chromium)("the data-quality page", () => {
  const site = useRegionSite(chromium!, gated, "phone");

  test("says nothing of a gate that holds nothing back", async () => {
    await site.reader.open("quality.html");
    expect(await site.reader.page.$(".notice")).toBeNull();
  });

  test.each(["nl", "en"])(
    "says in %s why a delivery was refused, with the sentence itself",
    async (lang) => {
      await site.reader.open(`quality.html?lang=${lang}`);
      const cell = "tr[data-date='2024-03-15'] [data-column=finding]";
      expect(await site.reader.page.textContent(cell)).toBe(
        {
          nl: "Geweigerd: de cijfers van daarvoor bleven staan. Het bestand heeft alleen een kop en geen regels. Melding: “The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.”",
          en: "Refused: the figures before it stayed in place. The file has only a header and no rows. Message: “The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.”",
        }[lang],
      );
    },
  );

  test("says in both languages what is held back and what is shown instead, at each size", async () => {
    await deliverPart(site.region, "2024-05-01", 21);
    await site.refresh(4);
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
      await site.reader.open(`quality.html?lang=${lang}`);
      for (const size of ["phone", "laptop", "paper"] as const) {
        await site.reader.become(size);
        const shown = await site.reader.page.$$eval(".notice h2, .notice li, .notice p", (nodes) =>
          nodes.filter((node) => node.checkVisibility()).map(({ textContent }) => textContent),
        );
        expect(shown, size).toEqual(lines);
        expect(await findOverflow(site.reader.page), size).toEqual([]);
      }
    }
    const parts = await site.reader.page.$$eval(".page > *", (nodes) =>
      nodes.map((node) => node.getAttribute("class")),
    );
    expect(parts.slice(0, 2)).toEqual(["notice", "answer"]);
  });

  test("tells the worst place of each rule, and how many more there are", async () => {
    const notice = path.join(site.folder, "data/notice.json");
    const { held } = JSON.parse(await readFile(notice, "utf8")) as { held: object[] };
    const match = { ...held[0], rule: "minMatchRate", bound: 0.9 };
    const places = ["", "proefbibliotheek/noord", "proefbibliotheek/zuid"];
    const values = [0.6, 0.4, 0.7];
    const more = places.map((placeId, turn) => ({ ...match, placeId, value: values[turn] }));
    const control = { ...held[0], rule: "controlTotal", value: -0.125, bound: 0.015 };
    const age = { ...held[0], rule: "maxAge", libraryId: "_all", value: 41, bound: 40 };
    await writeFile(notice, JSON.stringify({ held: [...more, control, age] }));
    await site.reader.open("quality.html");
    expect(
      await site.reader.page.$$eval(".notice li", (nodes) => nodes.map((node) => node.textContent)),
    ).toEqual([
      "Aanlevering members van 1 mei 2024 (Noord, Proefbibliotheek): maar 40,0\u00a0% van de leden is aan een gebied gekoppeld; minstens 90\u00a0% is nodig. Hetzelfde geldt voor nog één plaats.",
      "Aanlevering members van 1 mei 2024 (Proefbibliotheek): 12,5\u00a0% minder leden dan de controletelling; hoogstens 1,5\u00a0% verschil is toegestaan.",
      "Aanlevering members van 1 mei 2024: 41 dagen oud, en een nieuwere is er niet; hoogstens 40 dagen is toegestaan.",
    ]);
  });

  test("is whole where there is no notice, or one that cannot be read", async () => {
    const notice = path.join(site.folder, "data/notice.json");
    expect(site.reader.troubles).toEqual([]);
    await writeFile(notice, "{");
    await site.reader.open("quality.html");
    expect(await site.reader.page.$(".notice")).toBeNull();
    expect(await site.reader.page.$(".answer")).not.toBeNull();
    expect(site.reader.troubles).toEqual([]);
    await rm(notice);
    await site.reader.open("quality.html");
    expect(await site.reader.page.$(".answer")).not.toBeNull();
  });
});

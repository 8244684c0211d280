import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { FEEDS, targets } from "./regionConfig.js";

/** What the segments and branches are called, for whoever checks the pages. */
export const segments: Record<string, { nl: string; en: string; parts: string[] }> = {
  A: { nl: "Alfa", en: "Alpha", parts: ["A1"] },
  B: { nl: "Bèta & co", en: "Beta & co", parts: ["B1", "B2"] },
  C: { nl: "Gamma", en: "Gamma ray", parts: ["C1", "C2"] },
  D: { nl: "<i>Delta</i>", en: "<i>Delta</i>", parts: ["D1"] },
};

/** Snapshot of the small library that has a header and no rows. */
const REFUSED = "2024-09-01";

/** With four segments, a year of snapshots, numbers above a thousand. */
const AREAS = [
  "5000AA,A,A1,2400,5100",
  "5000AA,B,B1,600,1290",
  "5000AB,B,B2,1804,3511",
  "5000AB,C,C1,400,1020",
  "5000AC,C,C2,1333,2750",
  "5000AD,D,D1,2950,6001",
  "6000AA,A,A1,700,1500",
  "6000AB,D,D1,800,1900",
  "6000AC,C,C1,900,2100",
];

/**
 * The small region with two more libraries: one that serves a single municipality and has large
 * numbers, and one whose members are counted by somebody else, small counts suppressed.
 */
export async function threeLibraries(folder?: string): Promise<SmallRegion> {
  const region = await smallRegion({ months: 14, empty: [REFUSED], folder });
  const data = path.join(region.folder, "data");
  const write = (name: string, lines: string[]) =>
    writeFile(path.join(data, name), `${lines.join("\n")}\n`);
  const residents = await readFile(path.join(data, "inwoners.csv"), "utf8");
  await write("inwoners.csv", [residents.trim(), ...AREAS]);
  await write("segmenten.csv", segmentLines());
  await write("kenmerken.csv", [
    "niveau,code,gebied,onderwerp,kenmerk,aandeel,index,bron",
    ...TRAITS,
  ]);
  await write("groot_werkgebied.csv", [
    "gebied,gemeente",
    ...["5000AA", "5000AB", "5000AC", "5000AD"].map((area) => `${area},Grootstad`),
  ]);
  await write("groot_2025-01-01.csv", largeMembers(1900));
  await write("groot_2025-02-01.csv", largeMembers(2450, "Nieuwkade"));
  await write("telling_werkgebied.csv", [
    "gebied,gemeente",
    "6000AA,Aa & Hunze",
    "6000AB,Aa & Hunze",
    "6000AC,’t Zand",
  ]);
  await write("telling.csv", ["gebied,leden", "6000AA,310", "6000AB,*", "6000AC,187", ",12"]);
  await write("openingstijden.csv", [
    "vestiging,dag,van,tot",
    ...["Noord,1,10:00,20:30", "Noord,6,10:00,13:00", "Zuid,2,09:30,17:00"],
  ]);
  const text = await readFile(region.config, "utf8");
  await writeFile(
    region.config,
    text
      .replace('name: "naam"', 'name: "naam", name_en: "name"')
      .replace("feeds: {", `targets: ${JSON.stringify(targets)},\n  feeds: {${FEEDS}`),
  );
  return region;
}

function segmentLines() {
  const lines = Object.entries(segments).flatMap(([code, { nl, en, parts }], place) => [
    `segment,${code},,${place + 1},${nl},${en}`,
    ...parts.map(
      (part, turn) => `subsegment,${part},${code},${turn + 1},${nl} ${part},${en} ${part}`,
    ),
  ]);
  return ["niveau,code,hoort_bij,volgorde,naam,name", ...lines];
}

/** More from the first areas than from the last, some from elsewhere; half of a branch may have moved to a new one. */
function largeMembers(count: number, opened = "Haven") {
  const areas = [
    "5000AA",
    "5000AA",
    "5000AA",
    "5000AB",
    "5000AB",
    "5000AC",
    "5000AD",
    "9999ZZ",
    "",
  ];
  return [
    "pas;vestiging;postcode;huisnr",
    ...Array.from({ length: count }, (_, place) =>
      [
        `G${place}`,
        place % 4 ? "Centrum" : place % 8 ? "Haven" : opened,
        areas[place % areas.length],
        place % 701,
      ].join(";"),
    ),
  ];
}

/** Of A much, of B nothing that stands out, of C not all, and of D nothing. */
const TRAITS = [
  "segment,A,media,Krant,Leest een krant,0.42,155,Proefonderzoek",
  "segment,A,media,Radio,Luistert naar de radio,0.61,104,Proefonderzoek",
  "segment,A,culture,Museum,Bezoekt een museum,0.2,48,Proefonderzoek",
  "segment,A,culture,Film,Gaat naar de film,0.5,131,Proefonderzoek",
  'segment,A,sport,Fiets,"<b>Fiets</b> & ""co""",0.31,62,Proefonderzoek',
  "subsegment,A1,media,Krant,Leest een krant,0.45,167,Proefonderzoek",
  "segment,B,media,Krant,Leest een krant,0.28,103,Proefonderzoek",
  "segment,B,culture,Museum,Bezoekt een museum,0.41,98,Proefonderzoek",
  "subsegment,B1,media,Krant,Leest een krant,0.25,92,Proefonderzoek",
  "subsegment,B2,media,Krant,Leest een krant,0.35,129,Proefonderzoek",
  "subsegment,B2,culture,Museum,Bezoekt een museum,0.3,72,",
  "segment,C,media,Krant,Leest een krant,0.1,,Proefonderzoek",
  "segment,C,culture,Museum,Bezoekt een museum,,188,Proefonderzoek",
];

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { slug } from "../../data/slug.js";
import { hostileNames, quoted } from "../reliability/badInput/hostileNames.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";

export const library = `<img src=x onerror=alert(1)>`;
export const neighbour = `Buur & "Co" <i>bieb</i>`;
/** What a spreadsheet would run. */
export const formulas = [
  `=HYPERLINK("http://x","klik")`,
  `+1+cmd|' /C calc'!A0`,
  `-1+2;"=1+2;`,
  `@SUM(1)`,
  `＝1+2`,
];
/** So many that they are searched for rather than listed. */
export const branches = [
  ...hostileNames,
  ...formulas,
  `"><script>window.hacked=1</script>`,
  `</title></style></script><svg onload=window.hacked=2>`,
  `<b>Zuid</b>`,
];
export const municipalities = [
  `Merwe"stad' onclick='window.hacked=3`,
  `<u>Linge</u>dorp &lt;b&gt;`,
];
/** By code. */
export const segments = {
  A: `<b>Alfa</b> & "co"`,
  "<b>": `<img src=x onerror="window.hacked=4">`,
};
export const member = `Wie <a href="javascript:window.hacked=5">een pas</a> heeft.`;
export const region = `<script>window.hacked=6</script>`;
/** What is told of the segments, by whoever delivers it. */
export const traits = [
  `<img src=x onerror=window.hacked=8>`,
  `</text><script>window.hacked=9</script>`,
];
/** What a library writes of them. */
const notes = [
  `Voor *allen*: <script>window.hacked=10</script>`,
  `## A ${segments.A}`,
  `<img src=x onerror="window.hacked=11"> <b onclick="window.hacked=12">klik</b>`,
  `[hier](javascript:window.hacked=13) en [daar](https://example.org/x "\\" onmouseover=window.hacked=14")`,
  `![plaatje](https://example.org/plaatje.png) en ![nog een](data:image/svg+xml,<svg onload=window.hacked=15>)`,
  `<iframe src="https://example.org"></iframe><style>body{display:none}</style>`,
  `## <b> met een haak`,
  `<svg onload=window.hacked=16>`,
].join("\n\n");
/** In a delivery that is refused. */
const column = `<img src=x onerror=window.hacked=7>`;

/** The small region and a neighbour, in which everything that has a name has one with markup in it. */
export async function hostileRegion(): Promise<SmallRegion> {
  const small = await smallRegion({ months: 2, members: 240, feed: { gate: { maxDrop: 0.3 } } });
  const file = (name: string) => path.join(small.folder, name);
  const change = async (name: string, edit: (text: string) => string, as = name) =>
    writeFile(file(as), edit(await readFile(file(name), "utf8")));
  for (const date of small.dates) {
    const [own, other] = [`data/leden_${date}.csv`, `data/buren_${date}.csv`];
    await change(own, (text) => text.replaceAll(/;Noord|;Zuid/g, ";<u>hoofd</u>"), other);
    let turn = 0;
    const next = () => `;${quoted(branches[turn++ % branches.length]!)}`;
    await change(own, (text) => text.replaceAll(/;Noord|;Zuid/g, next));
  }
  await writeFile(file("data/leden_2024-02-15.csv"), `pas;${quoted(column)}\nP1;x\n`);
  await change("data/werkgebied.csv", (text) =>
    text
      .replaceAll("Merwestad", () => quoted(municipalities[0]!))
      .replaceAll("Lingedorp", () => quoted(municipalities[1]!)),
  );
  await change("data/inwoners.csv", (text) => text.replaceAll(",B,", ",<b>,"));
  await writeFile(file("data/segmenten.csv"), segmentLines());
  await writeFile(file("data/kenmerken.csv"), traitLines());
  await writeFile(file("notities.md"), notes);
  await change("werkgebied.config.ts", (text) =>
    text.replaceAll(`"Proefbibliotheek"`, () => JSON.stringify(library)),
  );
  const config = file("hostile.config.ts");
  await writeFile(config, configText());
  return { ...small, config };
}

function segmentLines() {
  const [a, b] = Object.values(segments).map(quoted);
  return [
    "niveau,code,hoort_bij,volgorde,naam",
    `segment,A,,1,${a}`,
    `segment,<b>,,2,${b}`,
    `subsegment,A1,A,1,${a}`,
    `subsegment,B1,<b>,2,${b}`,
    `subsegment,B2,<b>,3,"</b>"`,
    "",
  ].join("\n");
}

function traitLines() {
  const lines = [
    ["segment", "A"],
    ["subsegment", "A1"],
    ["segment", "<b>"],
    ["subsegment", "B1"],
  ];
  return [
    "niveau,code,gebied,onderwerp,kenmerk,index",
    ...lines.flatMap(([level, code], place) =>
      traits.map((trait, turn) => [
        level,
        code,
        quoted(traits[0]!),
        quoted(region),
        quoted(trait),
        150 - 40 * turn + place * 20,
      ]),
    ),
    "",
  ].join("\n");
}

function configText() {
  const neighbours = { value: neighbour };
  const columns = {
    library: neighbours,
    branch: "vestiging",
    member_id: "pas",
    area_id: "postcode",
  };
  const catchments = {
    source: "catchments",
    snapshotDate: "2024-01-01",
    file: "werkgebied.csv",
    columns: { library: neighbours, area_id: "gebied", municipality: "gemeente" },
  };
  const feeds = {
    neighbour: {
      source: "members",
      file: "buren_{yyyy}-{mm}-{dd}.csv",
      columns,
      drop: ["naam"],
      credit: region,
    },
    neighbour_catchments: catchments,
    traits: {
      source: "personas",
      snapshotDate: "2024-01-01",
      file: "kenmerken.csv",
      columns: {
        segmentation: { value: "proef@1" },
        level: "niveau",
        segment_id: "code",
        domain: "gebied",
        topic: "onderwerp",
        attribute: "kenmerk",
        index: "index",
        source: { value: region },
        licence: { value: member },
      },
    },
  };
  const more = {
    name: region,
    country: { nl: region, en: region },
    memberDefinition: { nl: member, en: member },
    notes: { [slug(library)]: { file: "notities.md", public: true } },
  };
  return `import base from "./werkgebied.config.ts";
export default { ...base, ...${JSON.stringify(more)}, feeds: { ...base.feeds, ...${JSON.stringify(feeds)} } };
`;
}

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { project } from "./cli.js";

const HEADER = "pas;vestiging;postcode";

/** What goes wrong at a library's end: the bytes it delivers, or nothing. */
const FAULTS: Record<string, (rows: string) => string | Buffer | null> = {
  "does not deliver": () => null,
  "delivers a header only": () => `${HEADER}\n`,
  "renames a column": (rows) => rows.replace("postcode", "post_code"),
  "delivers half a gzip": (rows) => gzipSync(rows).subarray(0, 60),
  "leaves every third number out": (rows) => rows.replace(/^P\d*[0369];/gm, ";"),
};

export const faults = Object.keys(FAULTS);

export interface ManyLibraries {
  config: string;
  var: string;
  /** Feed of each fault. */
  faulty: Record<string, string>;
}

/** A country of libraries, each with a feed of its own; the last ones go wrong, each in another way. */
export async function manyLibraries(count: number, membersEach = 30): Promise<ManyLibraries> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-many-"));
  const data = path.join(folder, "data");
  await mkdir(data);
  const names = Array.from({ length: count }, (_, place) => `bieb_${place + 1}`);
  const area = (place: number) => `${1000 + place}AA`;
  const faulty: Record<string, string> = {};
  for (const [place, name] of names.entries()) {
    const rows = Array.from(
      { length: membersEach },
      (_, nth) => `P${place}${nth};Hoofd;${area(place)}`,
    );
    const text = `${[HEADER, ...rows].join("\n")}\n`;
    const fault = faults[place - (count - faults.length)];
    if (fault) faulty[fault] = name;
    const bytes = fault ? FAULTS[fault]?.(text) : text;
    if (bytes !== null && bytes !== undefined) {
      await writeFile(path.join(data, `${name}_2024-01-01.csv`), bytes);
    }
  }
  const lines = (header: string, line: (name: string, place: number) => string) =>
    `${[header, ...names.map(line)].join("\n")}\n`;
  await writeFile(
    path.join(data, "inwoners.csv"),
    lines("gebied,segment,huishoudens,personen", (_, place) => `${area(place)},A,200,400`),
  );
  await writeFile(
    path.join(data, "werkgebied.csv"),
    lines("bibliotheek,gebied,gemeente", (name, place) => `${name},${area(place)},Stad ${place}`),
  );
  await writeFile(
    path.join(data, "segmenten.csv"),
    "niveau,code,volgorde,naam\nsegment,A,1,Alfa\n",
  );
  const config = path.join(folder, "werkgebied.config.ts");
  await writeFile(config, configText(names));
  return { config, var: path.join(folder, "var"), faulty };
}

function configText(names: string[]): string {
  const define = pathToFileURL(path.join(project, "data/config.ts")).href;
  const members = names.map((name) => [
    name,
    {
      source: "members",
      file: `${name}_{yyyy}-{mm}-{dd}.csv`,
      columns: {
        library: { value: name },
        branch: "vestiging",
        member_id: "pas",
        area_id: "postcode",
      },
    },
  ]);
  const reference = {
    residents: {
      source: "residents",
      snapshotDate: "2024-01-01",
      file: "inwoners.csv",
      columns: {
        area_id: "gebied",
        segmentation: { value: "proef@1" },
        segment_id: "segment",
        households: "huishoudens",
        persons: "personen",
      },
    },
    catchments: {
      source: "catchments",
      snapshotDate: "2024-01-01",
      file: "werkgebied.csv",
      columns: { library: "bibliotheek", area_id: "gebied", municipality: "gemeente" },
    },
    segmentation: {
      source: "segmentation",
      snapshotDate: "2024-01-01",
      file: "segmenten.csv",
      columns: {
        segmentation: { value: "proef@1" },
        level: "niveau",
        segment_id: "code",
        position: "volgorde",
        name: "naam",
      },
    },
  };
  return `
import { defineConfig } from ${JSON.stringify(define)};

export default defineConfig({
  name: "Proefland",
  data: "data",
  segmentation: "proef@1",
  basis: ["persons"],
  memberDefinition: { nl: "Iedereen met een pas.", en: "Everyone with a card." },
  hashKey: { value: "nobody is real here" },
  feeds: ${JSON.stringify({ ...Object.fromEntries(members), ...reference }, null, 2)} as never,
});
`;
}

import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { configText } from "./configText.js";

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
  /** All of them; each has a feed of its own name. */
  libraries: string[];
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
    lines(
      "gebied,segment,subsegment,huishoudens,personen",
      (_, place) => `${area(place)},A,,200,400`,
    ),
  );
  await writeFile(
    path.join(data, "werkgebied.csv"),
    lines("bibliotheek,gebied,gemeente", (name, place) => `${name},${area(place)},Stad ${place}`),
  );
  await writeFile(
    path.join(data, "segmenten.csv"),
    "niveau,code,hoort_bij,volgorde,naam\nsegment,A,,1,Alfa\n",
  );
  const config = path.join(folder, "werkgebied.config.ts");
  const members = Object.fromEntries(names.map((name) => [name, membersFeed(name)]));
  const about = { name: "Proefland", basis: ["persons"], library: "bibliotheek" };
  await writeFile(config, configText({ ...about, members }));
  return { config, var: path.join(folder, "var"), libraries: names, faulty };
}

function membersFeed(name: string) {
  return {
    source: "members",
    file: `${name}_{yyyy}-{mm}-{dd}.csv`,
    columns: {
      library: { value: name },
      branch: "vestiging",
      member_id: "pas",
      area_id: "postcode",
    },
  };
}

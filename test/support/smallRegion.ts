import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { configText } from "./configText.js";

export interface SmallRegion {
  folder: string;
  config: string;
  var: string;
  /** Snapshot dates with rows, ascending. */
  dates: string[];
}

export interface SmallRegionOptions {
  /** Months from 2024-01 on. */
  months?: number;
  /** Members in each snapshot. */
  members?: number;
  /** Dates whose file holds a header only. */
  empty?: string[];
  /** Where it is made, instead of in a temporary folder. */
  folder?: string;
  /** Merged into the members' feed. */
  feed?: object;
  /** Merged into its columns. */
  columns?: object;
}

const LIBRARY = "Proefbibliotheek";
const MEMBERS_HEADER = "pas;naam;vestiging;postcode;huisnr";

/** A library, two branches, three areas and two segments: files and a configuration of their own. */
export async function smallRegion(options: SmallRegionOptions = {}): Promise<SmallRegion> {
  const { months = 4, members = 60, empty = [] } = options;
  const folder = options.folder ?? (await mkdtemp(path.join(tmpdir(), "werkgebied-small-")));
  const dates = Array.from({ length: months }, (_, month) => monthAfter(month));
  await mkdir(path.join(folder, "data"), { recursive: true });
  const write = (name: string, lines: string[]) =>
    writeFile(path.join(folder, "data", name), `${lines.join("\n")}\n`);
  for (const [place, date] of dates.entries()) {
    await write(`leden_${date}.csv`, [MEMBERS_HEADER, ...memberLines(members + place)]);
  }
  for (const date of empty) await write(`leden_${date}.csv`, [MEMBERS_HEADER]);
  // More residents than members, whatever their number: otherwise the quality gate would object.
  const times = Math.ceil(members / 60);
  await write("inwoners.csv", [
    "gebied,segment,subsegment,huishoudens,personen",
    `1234AA,A,A1,${40 * times},${90 * times}`,
    `1234AA,B,B1,${60 * times},${120 * times}`,
    `1234AB,A,A1,${80 * times},${160 * times}`,
    `1234AC,B,B2,${50 * times},${100 * times}`,
  ]);
  await write("werkgebied.csv", [
    "gebied,gemeente",
    "1234AA,Merwestad",
    "1234AB,Merwestad",
    "1234AC,Lingedorp",
  ]);
  await write("segmenten.csv", [
    "niveau,code,hoort_bij,volgorde,naam",
    "segment,A,,1,Alfa",
    "segment,B,,2,Beta",
    "subsegment,A1,A,1,Alfa een",
    "subsegment,B1,B,2,Beta een",
    "subsegment,B2,B,3,Beta twee",
  ]);
  const config = path.join(folder, "werkgebied.config.ts");
  await writeFile(
    config,
    configText({
      name: "Proefgebied",
      basis: ["households", "persons"],
      members: { members: membersFeed(options) },
      library: { value: LIBRARY },
    }),
  );
  return { folder, config, var: path.join(folder, "var"), dates };
}

function monthAfter(month: number): string {
  return new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);
}

function memberLines(count: number): string[] {
  const areas = ["1234AA", "1234ab", "1234 AC", "", "9999ZZ"];
  return Array.from({ length: count }, (_, place) =>
    [
      `P${100_000 + place}`,
      `Janneke Proefpersoon ${place}`,
      place % 3 === 0 ? "Noord" : "Zuid",
      areas[place % areas.length],
      place % 17,
    ].join(";"),
  );
}

function membersFeed({ feed, columns }: SmallRegionOptions) {
  return {
    source: "members",
    file: "leden_{yyyy}-{mm}-{dd}.csv",
    columns: {
      library: { value: LIBRARY },
      branch: "vestiging",
      member_id: "pas",
      area_id: "postcode",
      house_number: "huisnr",
      ...columns,
    },
    drop: ["naam"],
    ...feed,
  };
}

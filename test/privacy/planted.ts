import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { FeedInput } from "../../data/config.js";
import { literal } from "../../data/sql.js";
import { openDatabase } from "../../data/warehouse/database.js";
import { smallRegion, type SmallRegion } from "../support/smallRegion.js";
import { person, type Person } from "./search/people.js";

/** Everybody who was planted so far; each stands in one place only. */
export interface Planted {
  region: SmallRegion;
  people: Person[];
  /** A file to be given by hand in the place of a delivery. */
  replacement: string;
}

const HEADER = "pas;naam;email;telefoon;straat;rekening;opmerking;vestiging;postcode;huisnr;jaar";
const DAY = "2024-01-01";

const columns: FeedInput["columns"] = {
  library: { value: "Proefbibliotheek" },
  branch: "vestiging",
  member_id: "pas",
  area_id: "postcode",
  house_number: "huisnr",
  birth_year: "jaar",
};
const drop = ["naam", "email", "telefoon", "rekening"];
const other = { source: "members", snapshotDate: DAY, columns, drop } as const;

/**
 * The small region, in which known people stand wherever somebody can: in columns that are dropped,
 * undeclared or mapped to the wrong place, in rows that are wrong in every way, in the place of names of
 * columns, and in deliveries that are refused.
 */
export async function plantedRegion(webhook: string): Promise<Planted> {
  const region = await smallRegion({ months: 3 });
  const people: Person[] = [];
  const next = () => {
    people.push(person(people.length));
    return people.at(-1) as Person;
  };
  const data = path.join(region.folder, "data");
  const write = (name: string, content: string | Uint8Array) =>
    writeFile(path.join(data, name), content);
  const rows = (count: number) => Array.from({ length: count }, (_, n) => rowOf(next(), n));
  const file = (lines: string[], header = HEADER) => `${[header, ...lines].join("\n")}\n`;

  for (const date of region.dates) {
    await write(`leden_${date}.csv`, file([...rows(40), ...wrongRows(next)]));
  }
  await write("zonder_kop.csv", file(rows(4), rowOf(next(), 0)));
  await write("kop_met_mensen.csv", file(rows(5), headerWith(next(), "vestiging")));
  await write("kop_met_mensen_erbij.csv", file(rows(5), headerWith(next(), "niets")));
  await write("aaneen.csv", file(rows(5), `${HEADER}${rowOf(next(), 0)}`));
  await write("ongenoemd.csv", file(rows(5)));
  await write("verwisseld.csv", file(rows(5)));
  await write("verhuld.csv", file(rows(5), HEADER.replace("telefoon", "bereik")));
  await write("eigen.csv", file(rows(150)));
  const half = next();
  await write(
    "half.csv.gz",
    gzipSync(file(Array<string>(5000).fill(rowOf(half, 1)))).subarray(0, 600),
  );
  await write("open.csv", file([...rows(4), `"${rowOf(next(), 1)}`, ...rows(80)]));
  await write("sql.csv", file(rows(5)));
  await write("alles_fout.csv", file(rows(5).map((row) => row.replace("1980", "onbekend"))));
  await writeParquet(path.join(data, "rijen.parquet"), next());
  const replacement = path.join(data, "verbeterd.csv");
  await write("verbeterd.csv", file([...rows(30), ...wrongRows(next)]));
  await configure(region, webhook);
  return { region, people, replacement };
}

function rowOf(one: Person, nth: number): string {
  const remark = nth === 13 ? `belde ${one.phone}, mailt ${one.email}` : `is ${one.name}`;
  const place = [nth % 2 ? "Noord" : "Zuid", ["1234AA", "1234AB", "1234AC"][nth % 3], nth, 1980];
  const { number, name, email, phone, street, account } = one;
  return [number, name, email, phone, street, account, remark, ...place].join(";");
}

/** Rows that go wrong, each of somebody else. */
function wrongRows(next: () => Person): string[] {
  const wrong = (change: (row: string, one: Person) => string) => {
    const one = next();
    return change(rowOf(one, 1), one);
  };
  const shifted = (by: number) =>
    wrong((row) => {
      const values = row.split(";");
      const blank = Array<string>(by).fill("");
      return [...values.slice(0, 2), ...blank, ...values.slice(2, -by)].join(";");
    });
  return [
    wrong((row, { name }) => `${row};te;veel;${name}`),
    wrong((row) => row.split(";").slice(0, 7).join(";")),
    wrong((row, { name }) => `"${name}"${row}`),
    wrong((row) => row.replace("is ", `is ${"lang ".repeat(450_000)}`)),
    wrong((row) => row.replace("1980", "onbekend")),
    wrong((row) => row.replace("1980", "3024")),
    wrong((row, { number }) => row.replace(number, "").replace("is ", `is ${number}, `)),
    wrong((row) => row.replace(";Noord", ";\0Noord")),
    wrong((row) => row.replace(";Noord;", `;"Noord\n${row}\n";`)),
    ...twice(wrong((row) => row)),
    shifted(2),
    shifted(4),
    shifted(5),
    wrong((row, { email }) => row.replace(";Noord;", `;${email};`)),
    wrong((row, { email }) => row.replace(";1234AB;", `;${email};`)),
    wrong((row, { phone }) => row.replace(";1980", `;${phone}`)),
    wrong((row, { account }) => row.replace(";1;1980", `;${account};1980`)),
  ];
}

function twice(row: string): string[] {
  return [row, row];
}

/** A line of names in which a person's values stand, and one column is called otherwise. */
function headerWith(one: Person, renamed: string): string {
  return `${HEADER.replace(renamed, "elders")};${Object.values(one).join(";")}`;
}

async function writeParquet(file: string, one: Person) {
  const database = await openDatabase(":memory:");
  const values = Object.entries(one).map(([name, value]) => `${literal(value)} as ${name}`);
  await database.run(
    `copy (select ${values.join(", ")}) to ${literal(file)} (format parquet, compression zstd)`,
  );
  database.close();
}

function feeds(): Record<string, FeedInput> {
  const cast = { ...columns, branch: { sql: "straat::integer::varchar" } };
  const files = { leden: "sql.csv" };
  const select = "select 'B' as library, pas as member_id, straat::integer as branch from leden";
  return {
    headless: { ...other, file: "zonder_kop.csv" },
    people_for_names: { ...other, file: "kop_met_mensen.csv" },
    people_among_names: { ...other, file: "kop_met_mensen_erbij.csv" },
    run_together: { ...other, file: "aaneen.csv" },
    undeclared: { ...other, file: "ongenoemd.csv", drop: [] },
    by_name: {
      ...other,
      file: "verwisseld.csv",
      columns: { ...columns, branch: "naam" },
      drop: ["email", "telefoon", "rekening"],
    },
    by_value: { ...other, file: "verhuld.csv", columns: { ...columns, branch: "bereik" } },
    own: { ...other, file: "eigen.csv", columns: { ...columns, branch: "straat" } },
    half: { ...other, file: "half.csv.gz" },
    open: { ...other, file: "open.csv" },
    cast: { ...other, file: "sql.csv", columns: cast },
    joined: { source: "members", snapshotDate: DAY, files, select, drop },
    all_wrong: { ...other, file: "alles_fout.csv" },
    packed: {
      ...other,
      file: "rijen.parquet",
      columns: { library: { value: "B" }, member_id: "number", branch: { sql: "street::integer" } },
      drop: ["name", "email", "phone", "account"],
    },
    not_there: { ...other, file: "komt_nog.csv" },
  };
}

async function configure(region: SmallRegion, webhook: string) {
  const text = await readFile(region.config, "utf8");
  const base = path.join(region.folder, "base.config.ts");
  await writeFile(base, text);
  const all = {
    members: {
      source: "members",
      file: "leden_{yyyy}-{mm}-{dd}.csv",
      columns,
      drop,
      maxRejected: 0.6,
    },
    ...feeds(),
  };
  const notify = { on: ["failed", "held", "incomplete", "published"], webhook: { url: webhook } };
  await writeFile(
    region.config,
    `import base from "./base.config.ts";
export default { ...base, notify: ${JSON.stringify(notify)}, feeds: { ...base.feeds, ...${JSON.stringify(all)} } };
`,
  );
}

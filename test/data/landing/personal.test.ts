import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SchemaError } from "../../../data/errors.js";
import { landedPath } from "../../../data/landing/landed.js";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import {
  createPlace,
  day,
  failureOf,
  members,
  texts,
  type FeedInput,
  type Place,
} from "../place.js";

let place: Place;
beforeAll(async () => {
  place = await createPlace();
});
afterAll(() => place.remove());

type Lines = string[];

async function take(lines: Lines, feed: FeedInput = members) {
  place.configure({ feed: { maxRejected: 0.9, ...feed } });
  await place.deliver("file.csv", `${lines.join("\n")}\n`);
  return place.landed();
}

/** Code, column and what it looks like, of the refusal. */
async function refusal(lines: Lines, feed?: FeedInput) {
  const error = await failureOf(take(lines, feed));
  if (!(error instanceof SchemaError)) throw error;
  const { code, values } = error.refusal;
  return [code, values.column, values.looks];
}

const people = (header: string, value: (n: number) => string, count = 20) => [
  `nr,soort,vestiging,${header}`,
  ...Array.from({ length: count }, (_, n) => `${n},Jeugd,Oost,${value(n)}`),
];
const mail = (n: number) => `roos${n}@voorbeeld.test`;
const phone = (n: number) => `06-1234567${n % 10}`;

describe("a column that nobody declared", () => {
  test.each([
    ["Naam", "name", () => "Roos"],
    ["E-mailadres", "email", () => ""],
    ["Telefoonnummer", "phone", () => ""],
    ["Pasnummer", "card", (n: number) => `P${n}`],
    ["post", "email", mail],
    ["bereikbaar", "phone", phone],
    ["incasso", "account", () => "NL91 ABNA 0417 1643 00"],
    ["register", "bsn", (n: number) => ["111222333", "123456782", "111222333"][n % 3]!],
    ["betaling", "card", () => "4111 1111 1111 1111"],
  ])("that is %s is refused: it looks like %s", async (name, looks, value) => {
    const column = {
      post: "post",
      bereikbaar: "#4",
      incasso: "#4",
      register: "#4",
      betaling: "#4",
    }[name];
    expect(await refusal(people(name, value))).toEqual(["personal_column", column ?? name, looks]);
    expect(await take(people(name, value), { ...members, drop: [name] })).toHaveLength(20);
  });

  test.each([
    ["Opmerkingen", (n: number) => (n === 3 ? `bel ${mail(n)}` : "komt langs")],
    ["Naam vestiging", () => "Oost"],
    ["Straat", () => "Voorbeeldstraat"],
    ["volgnummer", (n: number) => String(100_000_000 + n * 7)],
  ])("that is %s is left out, unsaid", async (name, value) => {
    expect(await take(people(name, value, 40))).toHaveLength(40);
  });

  test("is told in a sentence that says what to do, and in which no value is", async () => {
    const { message } = await failureOf(take(people("post", mail)));
    expect(message).toBe(
      'file.csv: column "post" looks like e-mail addresses, by its values. Name it in `drop` of the feed, so that it is left at the door, or have it delivered without.',
    );
  });

  test("in a file of branches may be called a name, and hold how to reach them", async () => {
    const lines = ["a,b,naam,e-mail", "B,Oost,Bibliotheek Oost,oost@voorbeeld.test"];
    expect(await take(lines, texts)).toHaveLength(1);
  });

  test("of a Parquet file is looked at too", async () => {
    const database = await openDatabase(":memory:");
    const file = await place.deliver("file.csv", "");
    await database.run(
      `copy (select 'P1' as nr, 'Jeugd' as soort, 'Oost' as vestiging, '${mail(1)}' as contact) to ${literal(file)} (format parquet)`,
    );
    database.close();
    place.configure({ feed: members });
    expect((await failureOf(place.pull())).message).toMatch(/^file\.csv: column "contact" looks/);
    place.configure({ feed: { ...members, drop: ["contact"] } });
    expect((await place.pull()).dropped).toEqual(["contact"]);
  });
});

describe("a column that is mapped", () => {
  const [nr, soort, vestiging] = ["nr", "soort", "vestiging"];
  const rows = (value: (n: number) => string, count = 20) => [
    [nr, soort, vestiging].join(","),
    ...Array.from({ length: count }, (_, n) => `${n},Jeugd,${value(n)}`),
  ];

  test.each([
    ["email", mail],
    ["phone", phone],
    ["account", () => "NL91 ABNA 0417 1643 00"],
    ["bsn", (n: number) => ["111222333", "123456782", "100000009"][n % 3]!],
    ["own", (n: number) => `Roos Spoorzoeker ${n}`],
  ])("to a branch is refused where its values look like %s", async (looks, value) => {
    expect(await refusal(rows(value, 150))).toEqual(["personal_mapped", "vestiging", looks]);
  });

  test("is refused by its name too, and is told with what it was taken for", async () => {
    const feed = { ...members, columns: { ...members.columns, branch: "Naam" } };
    const lines = ["nr,soort,Naam", "1,Jeugd,Roos"];
    expect((await failureOf(take(lines, feed))).message).toBe(
      'file.csv: column "Naam", taken for branch, looks like names of people, by its name. Map another column, or mend the delivery.',
    );
  });

  test("may be a card number where it is hashed, or only in part taken", async () => {
    const columns = {
      ...members.columns,
      member_id: "Pasnummer",
      branch: { sql: `left("Pasnummer", 2)` },
    };
    const lines = ["Pasnummer,soort", "4111111111111111,Jeugd", "111222333,Jeugd", "0612345678,"];
    const landed = await take(lines, { ...members, columns });
    expect(landed.map(({ branch }) => branch)).toEqual(["41", "11", "06"]);
    const plain = { ...columns, branch: "Pasnummer" };
    expect(await refusal(lines, { ...members, columns: plain })).toEqual([
      "personal_mapped",
      "Pasnummer",
      "card",
    ]);
  });

  test("may hold house numbers, postcodes, dates and years, however many", async () => {
    const columns = {
      library: { value: "B" },
      member_id: "nr",
      area_id: "postcode",
      house_number: "huisnr",
      birth_year: "jaar",
      joined_date: "sinds",
    };
    const lines = Array.from({ length: 400 }, (_, n) =>
      [n, `${1000 + n} AB`, n, 1920 + (n % 100), `0${1 + (n % 9)}-10-${1980 + (n % 40)}`].join(","),
    );
    const landed = await take(["nr,postcode,huisnr,jaar,sinds", ...lines], { ...members, columns });
    expect(landed.filter(({ _reject }) => _reject)).toEqual([]);
  });

  test("may hold areas that are long numbers", async () => {
    const columns = { library: { value: "B" }, member_id: "nr", area_id: "tract" };
    const lines = Array.from({ length: 50 }, (_, n) => `${n},0100102${String(n).padStart(4, "0")}`);
    expect(await take(["nr,tract", ...lines], { ...members, columns })).toHaveLength(50);
  });

  test("with one such value among many is a wrong row, of which only the line is kept", async () => {
    const lines = rows((n) => (n === 4 ? phone(n) : n === 7 ? mail(n) : "Oost"));
    const landed = await take([...lines, '20,Jeugd,"Oost\n21,Roos,West"']);
    expect(landed.filter(({ _reject }) => _reject)).toEqual([
      wrong(6, "a telephone number"),
      wrong(9, "an e-mail address"),
      wrong(22, "a line end"),
    ]);
    expect(landed).toHaveLength(21);
  });

  const wrong = (line: number, what: string) => ({
    _line: line,
    _reject: `holds ${what} where branch belongs`,
    library: null,
    member_id: null,
    category: null,
    branch: null,
  });

  test("may not be dropped as well", async () => {
    const columns = { ...members.columns, branch: { sql: "upper(vestiging)" } };
    const feed = { ...members, columns, drop: ["vestiging"] };
    expect((await failureOf(take(["nr,soort,vestiging", "1,,Oost"], feed))).message).toBe(
      '`drop` names "vestiging", of which branch is made. Take it out of one of the two.',
    );
    expect(() => place.configure({ feed: { ...members, drop: ["soort"] } })).toThrow(
      'feeds.feed.drop: "soort" is mapped to category. Take it out of one of the two.',
    );
  });
});

describe("a feed that joins files", () => {
  const joined = (select: string, drop: string[] = []): FeedInput => ({
    source: "members",
    files: { leden: "file.csv", adressen: "adressen.csv" },
    select,
    drop,
    snapshotDate: day,
  });
  const select =
    "select 'B' as library, pasnr as member_id, plaats as branch from leden join adressen using (pasnr)";

  beforeAll(async () => {
    await place.deliver("adressen.csv", "pasnr,plaats,mobiel\n1,Oost,06-12345678\n2,West,\n");
  });

  test("is refused for a personal column of either, unless it is dropped", async () => {
    const lines = ["pasnr,naam", "1,Roos", "2,Jan"];
    expect(await refusal(lines, joined(select))).toEqual(["personal_column", "naam", "name"]);
    expect(await refusal(lines, joined(select, ["naam"]))).toEqual([
      "personal_column",
      "mobiel",
      "phone",
    ]);
    expect(await take(lines, joined(select, ["naam", "mobiel"]))).toHaveLength(2);
    expect((await place.pull()).dropped).toEqual(["naam", "mobiel"]);
  });

  test("cannot make a branch of a name, a telephone number or a dropped column", async () => {
    const lines = ["pasnr,naam,x", "1,Roos,06-12345678", "2,Jan,06-87654321"];
    const of = (column: string) => select.replace("plaats as", `${column} as`);
    expect(await refusal(lines, joined(of("naam"), ["mobiel"]))).toEqual([
      "personal_mapped",
      "naam",
      "name",
    ]);
    expect(await refusal(lines, joined(of("x"), ["mobiel", "naam"]))).toEqual([
      "personal_mapped",
      "branch",
      "phone",
    ]);
    expect((await failureOf(take(lines, joined(of("naam"), ["mobiel", "naam"])))).message).toBe(
      '`drop` names "naam", of which `select` is made. Take it out of one of the two.',
    );
  });
});

test("what was left at the door is noted, and what is not there is no fault", async () => {
  await take(
    people("Naam", () => "Roos"),
    { ...members, drop: ["Naam", "E-mail"] },
  );
  const landed = await place.pull();
  expect(landed.dropped).toEqual(["Naam"]);
  const database = await openDatabase(":memory:");
  const names = await database.rows<{ column_name: string }>(
    `describe from read_parquet(${literal(landedPath(place.workplace.varFolder, landed))})`,
  );
  database.close();
  expect(names.map(({ column_name }) => column_name)).not.toContain("Naam");
});

import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { literal } from "../../data/sql.js";
import { openDatabase } from "../../data/warehouse/database.js";
import {
  createPlace,
  day,
  failureOf,
  members,
  tellsOf,
  type FeedInput,
  type Place,
} from "./place.js";

/** A value that stands in every row of every file here, under a spelling for each column. */
const secret = "Spoorzoeker";
const row = `PAS-${secret},${secret} Jeugd,${secret} Oost`;
const header = "nr,soort,vestiging";

let place: Place;

beforeAll(async () => {
  place = await createPlace();
});
afterAll(() => place.remove());

/** All that is told of a delivery that is refused, thrown or returned. */
async function told(content: string | Uint8Array, feed: FeedInput = members): Promise<string> {
  place.configure({ feed: { ...feed, maxRejected: 0 } });
  await place.deliver("file.csv", content);
  const outcome = await place.load().catch((error: unknown) => error);
  if (outcome instanceof Error) return tellsOf(outcome);
  expect(outcome).toMatchObject({ status: "refused" });
  return JSON.stringify(outcome) + JSON.stringify(await place.rows("from meta.refusal"));
}

const mapped = (sql: string): FeedInput => ({
  ...members,
  columns: { ...members.columns, branch: { sql } },
});

describe("no value of a row is told", () => {
  test.each<[string, string | Uint8Array, FeedInput?]>([
    ["of a file without a header", `${row}\n${row}\n`],
    ["of a file without a header, with expressions in the mapping", `${row}\n`, mapped("nergens")],
    ["of a file with another delimiter", `nr~soort~vestiging\n${row.replaceAll(",", "~")}\n`],
    ["of a file whose header is not closed", `"nr,soort,vestiging\n${row}\n`],
    [
      "of a header not closed before its last column",
      `nr,soort,"vestiging\n1,"${secret}",${secret}\n`,
    ],
    ["of a row with too many values", `${header}\n${row},${secret}\n`],
    ["of a row with too few values", `${header}\n${secret}\n`],
    ["of a value that is not closed", `${header}\n"${row}\n${row}\n`],
    ["of a value with text behind it", `${header}\n"${secret}"${row}\n`],
    ["of two rows with one key", `${header}\n${row}\n${row}\n`],
    [
      "of a number that is none",
      `${header}\n${row}\n`,
      { ...members, columns: { ...members.columns, birth_year: "soort" } },
    ],
    [
      "of a date that is none",
      `${header}\n${row}\n`,
      { ...members, columns: { ...members.columns, joined_date: "soort" } },
    ],
    ["of a line that is too long", `${header}\n${row}${secret.repeat(200_000)}\n${row}\n`],
    ["of mixed line ends", `${header}\r\n${row}\n${row}\r\n${row}\n`],
    [
      "of bytes in another encoding",
      iconv.encode(`${header}\n${row}é\n${row},1\n`, "windows-1252"),
      { ...members, file: { path: "file.csv", encoding: "utf-8" } },
    ],
    [
      "of text read as UTF-16",
      `${header}\n${row}\n`,
      { ...members, file: { path: "file.csv", encoding: "utf-16le" } },
    ],
    [
      "of a gzip that is cut off",
      gzipSync(`${header}\n${`${row}\n`.repeat(9)}`, { level: 0 }).subarray(0, 200),
    ],
    [
      "of a header in which people stand",
      `nr,soort,Roos ${secret},${secret}@voorbeeld.test,PAS-${secret}\n${row},,\n`,
    ],
    ["of a header that has run together with a row", `${header}${row}\n${row}\n`],
    ["of a column that is personal", `${header},naam\n${row},${secret}\n`],
    [
      "of a personal column that a person's name stands for",
      `${header},Roos ${secret}\n${row},${secret}@voorbeeld.test\n`,
    ],
    ["of a column mapped wrongly", `${header}\n1,Jeugd,${secret}@voorbeeld.test\n`],
    ["of rows within a value", `${header}\n1,Jeugd,"Oost\n${row}\n"\n2,Jeugd,Oost\n`],
    ["of a zip that is none", `PK\u0003\u0004${row}`],
    ["of a Parquet file that is none", `PAR1${row}`],
    ["of a cast in the mapping", `${header}\n${row}\n`, mapped("vestiging::integer")],
    ["of a date in the mapping", `${header}\n${row}\n`, mapped("strptime(vestiging, '%Y')")],
    ["of an error in the mapping", `${header}\n${row}\n`, mapped("error(vestiging)")],
    ["of a name in the mapping that is not there", `${header}\n${row}\n`, mapped("nergens")],
    ["of a mapping that does not parse", `${header}\n${row}\n`, mapped("case when vestiging")],
  ])("%s", async (_, content, feed) => {
    const text = await told(content, feed);
    expect(text).not.toContain(secret);
    // It is a sentence that names the file or a line.
    expect(text).toMatch(/file\.csv|line \d/);
  });

  test("of a Parquet file, where the mapping casts", async () => {
    const database = await openDatabase(":memory:");
    const file = await place.deliver("packed", "");
    await database.run(
      `copy (select '${secret}' as nr, '${secret}' as soort, '${secret}' as vestiging) to ${literal(file)} (format parquet)`,
    );
    database.close();
    place.configure({ feed: { ...mapped("vestiging::integer"), file: "packed" } });
    const text = tellsOf(await failureOf(place.pull()));
    expect(text).toContain("packed: cannot be read as a table (Conversion Error)");
    expect(text).not.toContain(secret);
  });

  test.each([
    ["cast", "select nr as member_id, vestiging::integer::varchar as branch from leden"],
    ["error", "select nr as member_id, error(vestiging) as branch from leden"],
    ["date", "select nr as member_id, strptime(vestiging, '%Y')::varchar as branch from leden"],
    ["subquery", "select nr as member_id, (select vestiging from leden) as branch from leden"],
    ["name", "select nergens as member_id from leden"],
    ["text that does not parse", "select from where"],
    ["list of columns", "select nr from leden"],
  ])("of a feed that joins files, where its SQL fails on a %s", async (_, select) => {
    await place.deliver("file.csv", `${header}\n${row}\n${row}\n`);
    place.configure({
      feed: { source: "members", files: { leden: "file.csv" }, select, snapshotDate: day },
    });
    const error = await failureOf(place.pull());
    expect(error.name).toMatch(/ConfigError|SchemaError/);
    expect(tellsOf(error)).not.toContain(secret);
  });

  test("of a file whose name tells it: only the name is told", async () => {
    place.configure({ feed: { ...members, file: "weg.csv" } });
    const error = await failureOf(place.pull());
    expect(error.name).toBe("SourceError");
    expect(error.message).toContain("there is no file weg.csv");
  });
});

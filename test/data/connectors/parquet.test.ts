import { describe, expect, test } from "vitest";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { failureOf } from "../place.js";
import { place, refuse } from "./reading.js";

describe("Parquet", () => {
  async function parquet(select: string) {
    const database = await openDatabase(":memory:");
    const file = await place.deliver("file.csv", "");
    await database.run(`copy (${select}) to ${literal(file)} (format parquet)`);
    database.close();
  }

  test("is read by its bytes, all values as text, undeclared columns left out", async () => {
    await parquet(
      "select 12 as a, date '2026-01-31' as b, 'Roos' as naam union all select null, null, ''",
    );
    expect(await place.landed()).toEqual([
      { _line: 1, library: "12", branch: "2026-01-31" },
      { _line: 2, library: null, branch: null },
    ]);
  });

  test("a missing column is told, with those there are", async () => {
    await parquet("select 1 as a, 2 as c");
    const { name, message } = await failureOf(place.pull());
    expect(`${name}: ${message}`).toBe(
      'SchemaError: file.csv: there is no column "b". The columns are: a, c. Change the mapping.',
    );
  });

  test("a file that is cut off is refused", async () => {
    expect(await refuse(Buffer.from("PAR1 and then nothing"))).toMatch(
      /^SchemaError: file.csv: cannot be read, it is a Parquet file that is cut off or damaged/,
    );
  });
});

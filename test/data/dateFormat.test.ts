import { afterAll, beforeAll, expect, test } from "vitest";
import { dateFormat } from "../../data/dateFormat.js";
import { literal } from "../../data/sql.js";
import { openDatabase, type Warehouse } from "../../data/warehouse/database.js";

let database: Warehouse;

beforeAll(async () => {
  database = await openDatabase(":memory:");
});
afterAll(() => database.close());

function told(text: string): string | undefined {
  return dateFormat.safeParse(text).error?.issues[0]?.message;
}

async function isKnownToDuckDB(text: string): Promise<boolean> {
  return database.run(`select try_strptime('x', ${literal(text)})`).then(
    () => true,
    () => false,
  );
}

test("each part of a date that DuckDB knows is allowed, and no other", async () => {
  for (let code = 32; code < 127; code++) {
    for (const part of [`%${String.fromCharCode(code)}`, `%-${String.fromCharCode(code)}`]) {
      const text = `%Y${part} `;
      expect([part, told(text) === undefined]).toEqual([part, await isKnownToDuckDB(text)]);
    }
  }
});

test.each(["%d-%m-%Y", "%Y%m%d", "%-d %B %Y", "%d/%m/%y", "100%% %Y", "%Y"])(
  "%j is a way of writing dates",
  async (text) => {
    expect(told(text)).toBeUndefined();
    expect(await isKnownToDuckDB(text)).toBe(true);
  },
);

test("what is wrong is told, with what to write", () => {
  expect(told("%d-%m-%Q")).toMatch(/^"%Q" is no part of a date\. Use %d, %m, %Y/);
  expect(told("%Y%")).toMatch(/^"%" is no part of a date/);
  expect(told("%Y-%-%d")).toMatch(/^"%-" is no part of a date/);
  for (const text of ["", "dd-mm-jjjj", "%d-%m", "%d-%m-%%Y"]) {
    expect(told(text)).toBe("has no year. Write the parts of a date as %d, %m and %Y");
  }
});

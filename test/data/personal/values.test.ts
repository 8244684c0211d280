import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { looksLike } from "../../../data/personal/looksLike.js";
import { defineKinds, kindsByValue } from "../../../data/personal/values.js";
import { openDatabase, type Warehouse } from "../../../data/warehouse/database.js";

let database: Warehouse;
beforeAll(async () => {
  database = await openDatabase(":memory:");
  await defineKinds(database.connection);
});
afterAll(() => database.close());

async function kindsOf(values: string[]): Promise<string[]> {
  const rows = await database.rows<{ kind: number | null }>(
    "select personal_kind(value) as kind from (select unnest(from_json($1, '[\"varchar\"]')) as value)",
    [JSON.stringify(values)],
  );
  return rows.map(({ kind }) => (kind === null ? "empty" : (kindsByValue[kind - 1] ?? "nothing")));
}

test.each([
  ["email", ["roos@voorbeeld.test", "Roos <roos.s+x@post.voorbeeld.nl>", " a@b.nl "]],
  [
    "phone",
    ["06-12345678", "0612345678", "+31 (0)6 1234 5678", "0031612345678", "(020) 123 45 67"],
  ],
  ["phone", ["+44 20 7946 0958", "0117 922 3040", "+32 470 12 34 56"]],
  ["account", ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", "GB29 NWBK 6016 1331 9268 19"]],
  ["bsn", ["111222333", "123456782", "1234.56.782"]],
  ["card", ["4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "23456789012348"]],
  [
    "nothing",
    [
      ["1234AB", "1234 ab", "E01012345", "12", "12-14", "1970", "20240101", "01-02-2020"],
      ["2020-01-15 05:30", "3/12/2024", "Centrum", "Bibliotheek @ Zuid", "NL91ABNA0417164301"],
      ["123456789", "4111111111111112", "000000000", "Jeugd 0 t/m 12", "P1000234", "1706745600"],
    ].flat(),
  ],
  ["empty", ["", "  "]],
])("%s: %j", async (kind, values) => {
  expect(await kindsOf(values)).toEqual(values.map(() => kind));
});

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

test("the eleven test, Luhn and mod 97 in SQL are those of the books", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(digits(9), { minLength: 20, maxLength: 40 }),
      fc.array(digits(16), { minLength: 20, maxLength: 40 }),
      fc.array(digits(10), { minLength: 20, maxLength: 40 }),
      async (nine, sixteen, ten) => {
        const plain = nine.filter((number) => !number.startsWith("0"));
        expect(await kindsOf(plain)).toEqual(
          plain.map((number) => (passesEleven(number) ? "bsn" : "nothing")),
        );
        const cards = sixteen.filter((number) => !number.startsWith("0"));
        expect(await kindsOf(cards)).toEqual(
          cards.map((number) => (passesLuhn(number) ? "card" : "nothing")),
        );
        const accounts = ten.map((number, place) => ibanOf(number, place % 2));
        expect(await kindsOf(accounts)).toEqual(
          accounts.map((_, place) => (place % 2 ? "nothing" : "account")),
        );
      },
    ),
    { numRuns: 15 },
  );
});

function passesEleven(number: string): boolean {
  const sum = Array.from(number, Number).reduce(
    (total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at),
    0,
  );
  return sum % 11 === 0;
}

function passesLuhn(number: string): boolean {
  const sum = Array.from(number, Number).reduceRight((total, digit, at) => {
    const value = digit * ((number.length - at) % 2 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A Dutch account, its check digits off by `off`. */
function ibanOf(number: string, off: number): string {
  // A = 10, B = 11, N = 23, L = 21.
  const rest = BigInt(`10112310${number}232100`) % 97n;
  return `NL${String((98n - rest + BigInt(off)) % 100n).padStart(2, "0")}ABNA${number}`;
}

const nothing = { email: 0, phone: 0, account: 0, bsn: 0, card: 0 };

test("a few of many are chance, or a remark; most of them are a column", () => {
  expect(looksLike({ ...nothing, filled: 0 })).toBeNull();
  expect(looksLike({ ...nothing, filled: 1000, email: 5, bsn: 95, card: 100 })).toBeNull();
  expect(looksLike({ ...nothing, filled: 1000, email: 100 })).toBe("email");
  expect(looksLike({ ...nothing, filled: 10, phone: 5 })).toBe("phone");
  expect(looksLike({ ...nothing, filled: 2, bsn: 2 })).toBeNull();
  expect(looksLike({ ...nothing, filled: 4, bsn: 4 })).toBe("bsn");
});

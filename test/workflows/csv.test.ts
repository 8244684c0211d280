import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsv as toPageCsv } from "../../dashboards/components/downloads/csv.js";
import { toCsv } from "../../workflows/cli/csv.js";

type Cell = string | number | null;

/** The download of a page, in both its separators, and what the command line writes. */
const writers: [string, (rows: Cell[][]) => Promise<string>][] = [
  ["a page in Dutch", async (rows) => toPageCsv(rows, { locale: "nl" }).slice(1)],
  ["a page in English", async (rows) => toPageCsv(rows, { locale: "en" }).slice(1)],
  ["the command line", (rows) => write(rows)],
];

async function write(rows: Cell[][], raw = false): Promise<string> {
  const [head = [], ...rest] = rows;
  const columns = head.map((name) => ({ name: String(name), type: "VARCHAR" }));
  const chunks = (async function* () {
    yield rest;
  })();
  let text = "";
  for await (const piece of toCsv({ columns, chunks }, { raw })) text += piece;
  return text;
}

/** What a spreadsheet puts into its cells: a quotation mark counts where it begins a cell. */
function read(text: string, separator: string): string[] {
  const cell = `"(?:[^"]|"")*"?[^${separator}\\r\\n]*|[^${separator}\\r\\n]*`;
  const cells = [...text.matchAll(new RegExp(`(${cell})(?:${separator}|\\r\\n?|\\n|$)`, "g"))];
  return cells.map(([, found = ""]) =>
    found.startsWith('"') ? found.slice(1).replaceAll('""', '"').replace(/"$/, "") : found,
  );
}

const isFormula = (cell: string) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell);

describe.each(writers)("in the CSV of %s", (_, toText) => {
  test.each([
    `=HYPERLINK("http://x")`,
    "+31612345678",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    " =1",
    `"=1"`,
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "Noord;=1",
    `Noord;"=1;`,
    "Noord\n=1",
    "Noord\t=1",
  ])("%j is text, however the file is split", async (name) => {
    const text = await toText([
      ["before", "name"],
      ["b", name],
    ]);
    for (const separator of [",", ";", "\t"]) {
      expect(read(text, separator).filter(isFormula), `at ${separator}: ${text}`).toEqual([]);
    }
  });

  test("a text that begins with a tab or a line end begins with an apostrophe", async () => {
    expect(await toText([["name"], ["\ta"], ["\ra"]])).toMatch(/\n"?'\ta"?\r\n"?'\ra/);
  });

  test("so is the name of a column", async () => {
    expect(await toText([["=1"], ["a"]])).toMatch(/^"?'=1"?\r\n/);
  });

  test("numbers stay numbers", async () => {
    const text = await toText([["a"], [-3], [-0.5], [null]]);
    expect(text.replace(",", ".")).toBe("a\r\n-3\r\n-0.5\r\n\r\n");
  });

  test("what begins no cell stays as it is", async () => {
    for (const name of ["18-24", "a=b", "Jansen-de Vries", "info@x", "'=1"]) {
      expect(read(await toText([["name"], [name]]), "\t")).toContain(name);
    }
  });

  test("no text whatever makes a formula, and only apostrophes are added", async () => {
    const letter = fc.constantFrom(...Array.from("=+-@＝＋－＠,;\t\r\n\" '|a1"));
    const name = fc.string({ unit: letter, maxLength: 12 });
    const rows = fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const text = await toText([["a", "b"], ...given]);
        for (const separator of [",", ";", "\t"]) {
          expect(read(text, separator).filter(isFormula)).toEqual([]);
        }
        const plain = (one: string) => one.replaceAll(/['"\r\n,;]/g, "");
        expect(plain(text)).toBe(plain(["a", "b", ...given.flat()].join()));
      }),
      { numRuns: 2000 },
    );
  });
});

test("raw, the command line gives each text as it is", async () => {
  expect(await write([["=a"], ["-1+1"], ["a;=1"]], true)).toBe("=a\r\n-1+1\r\na;=1\r\n");
});

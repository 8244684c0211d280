import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalSentence } from "../../dashboards/components/answers/refusals.js";
import { inPlain, loadText } from "../../dashboards/components/text.js";
import { settleRefusal } from "../../data/warehouse/settle.js";
import type { RefusalCode, RefusalValues } from "../../data/refusal.js";
import { createPlace, day, members, type Place } from "../data/place.js";

let place: Place;
const dutch = await loadText("nl");
beforeAll(async () => {
  place = await createPlace({ feed: members });
});
afterAll(() => place.remove());

const HEADER = "nr;soort;vestiging";
const rows = (count: number) => Array.from({ length: count }, (_, row) => `${row};volwassen;Noord`);

/** The row that the quality page gets of a delivery that is refused. */
async function refusalOf(content: string | Uint8Array) {
  await place.deliver("file.csv", content);
  const step = { feed: "feed", snapshotDate: day };
  const landed = await place.pull().catch((error: unknown) => error as Error);
  if (landed instanceof Error) {
    await settleRefusal(await place.warehouse(), place.workplace, step);
  } else {
    await place.load();
  }
  const [row] = await place.rows(
    "select code as refusal, details as refusal_details from meta.refusal",
  );
  return row as { refusal: RefusalCode; refusal_details: string };
}

test.each<[string, RefusalCode, string | Uint8Array]>([
  ["Het bestand heeft alleen een kop en geen regels.", "no_rows", `${HEADER}\n`],
  [
    "Van de 10 regels zijn er 2 afgekeurd, meer dan de 10\u00a0% die mag.",
    "too_many_rejected",
    [HEADER, ...rows(8), ";;", ";;", ""].join("\n"),
  ],
  ["Geen van de 2 regels is goed.", "all_rejected", [HEADER, ";;", ";;", ""].join("\n")],
  ["De kolom “vestiging” ontbreekt.", "no_column", ["nr;soort", "1;volwassen", ""].join("\n")],
  [
    "De kolom “nr” komt twee keer voor.",
    "two_columns",
    ["nr;soort;vestiging;nr", "1;volwassen;Noord;2", ""].join("\n"),
  ],
  [
    "De kolom “naam” lijkt namen van mensen te bevatten, en is niet aangewezen om te worden weggelaten.",
    "personal_column",
    ["nr;soort;vestiging;naam", "1;volwassen;Noord;Roos", ""].join("\n"),
  ],
  [
    "De kolom “vestiging”, aangewezen voor “branch”, lijkt telefoonnummers te bevatten.",
    "personal_mapped",
    [HEADER, "1;volwassen;06-12345678", ""].join("\n"),
  ],
  [
    "Het bestand is onvolledig of beschadigd.",
    "damaged",
    gzipSync([HEADER, ...rows(500)].join("\n")).subarray(0, 200),
  ],
  [
    "Het bestand houdt halverwege regel 7 op.",
    "cut_off",
    [HEADER, ...rows(5), '6;"volw'].join("\n"),
  ],
  ["Het bestand is leeg.", "empty", ""],
  ["De eerste regel, met de kolomnamen, is leeg.", "first_line_empty", `\n${rows(3).join("\n")}\n`],
  [
    "Het bestand gebruikt twee tekencoderingen door elkaar, vanaf regel 2 en regel 3.",
    "two_encodings",
    Buffer.concat([
      Buffer.from(`${HEADER}\n1;é;Noord\n2;`),
      Buffer.from([0xe9]),
      Buffer.from(";Zuid\n"),
    ]),
  ],
])("the page says: %s", async (said, code, content) => {
  const row = await refusalOf(content);
  expect(row.refusal).toBe(code);
  const sentence = refusalSentence(row);
  expect(sentence && inPlain(dutch, sentence)).toBe(said);
});

/** An example of each, complete or the compiler says so. */
const EXAMPLES: RefusalValues = {
  empty: {},
  damaged: {},
  locked: {},
  too_large: { most: 20_000_000_000 },
  not_one_file: { count: 3 },
  outside_archive: {},
  unknown_packing: {},
  two_encodings: { utf8Line: 2, otherLine: 3 },
  cut_off: { line: 12_000 },
  open_quote: { line: 12_000 },
  too_many_blank_lines: { most: 1_000_000 },
  unreadable: {},
  first_line_empty: {},
  first_line_nul: {},
  first_line_endless: {},
  too_many_columns: { columns: 20_000, most: 10_000 },
  no_header: { column: "Pas" },
  no_column: { column: "Pas" },
  two_columns: { column: "Pas" },
  personal_column: { column: "E-mail", looks: "email" },
  personal_mapped: { column: "Naam", target: "branch", looks: "own" },
  no_rows: {},
  all_rejected: { read: 20 },
  too_many_rejected: { read: 1000, rejected: 20, most: 0.015 },
  select_without_columns: {},
  sql_failed: {},
};

test.each(["nl", "en"])(
  "every reason for which a delivery is refused has a text in %s",
  async (language) => {
    const text = await loadText(language);
    for (const [refusal, values] of Object.entries(EXAMPLES)) {
      const sentence = refusalSentence({ refusal, refusal_details: JSON.stringify(values) })!;
      // A text that asks for what is not there throws.
      expect(inPlain(text, sentence)).toMatch(/^[A-Z].*\.$/);
    }
  },
);

test("a share is a percentage, and a line number has no thousands", () => {
  const shown = (refusal: RefusalCode) =>
    inPlain(
      dutch,
      refusalSentence({ refusal, refusal_details: JSON.stringify(EXAMPLES[refusal]) })!,
    );
  expect(shown("too_many_rejected")).toMatch(/^Van de 1\.000 regels .* de 1,5\u00a0% die mag\.$/);
  expect(shown("cut_off")).toBe("Het bestand houdt halverwege regel 12000 op.");
});

test("a refusal of before version 0.2, without a code, is told by its message alone", () => {
  expect(refusalSentence({ refusal: null, refusal_details: null })).toBeNull();
});

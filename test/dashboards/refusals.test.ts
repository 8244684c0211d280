import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalSentence } from "../../dashboards/components/answers/refusals.js";
import { nl } from "../../dashboards/messages/index.js";
import { createPlace, members, type Place } from "../data/place.js";

let place: Place;
beforeAll(async () => {
  place = await createPlace({ feed: members });
});
afterAll(() => place.remove());

const HEADER = "nr;soort;vestiging";
const rows = (count: number) => Array.from({ length: count }, (_, row) => `${row};volwassen;Noord`);

/** What the data team is told of a delivery that is refused. */
async function refusalOf(content: string | Uint8Array): Promise<string> {
  await place.deliver("file.csv", content);
  const landed = await place.pull().catch((error: unknown) => error as Error);
  if (landed instanceof Error) return landed.message;
  const { message } = await place.load();
  return message ?? "";
}

test.each([
  ["noRows", `${HEADER}\n`],
  ["tooMany", [HEADER, ...rows(8), ";;", ";;", ""].join("\n")],
  ["all", [HEADER, ";;", ";;", ""].join("\n")],
  ["column", ["nr;soort", "1;volwassen", ""].join("\n")],
  ["twoColumns", ["nr;soort;vestiging;nr", "1;volwassen;Noord;2", ""].join("\n")],
  ["damaged", gzipSync([HEADER, ...rows(500)].join("\n")).subarray(0, 200)],
  ["cutOff", [HEADER, ...rows(5), '6;"volw'].join("\n")],
  ["empty", ""],
  ["firstLine", `\n${rows(3).join("\n")}\n`],
  [
    "encodings",
    Buffer.concat([
      Buffer.from(`${HEADER}\n1;é;Noord\n2;`),
      Buffer.from([0xe9]),
      Buffer.from(";Zuid\n"),
    ]),
  ],
])("a delivery that is refused is told in the words of the page: %s", async (code, content) => {
  const message = await refusalOf(content);
  const found = refusalSentence(message);
  expect(found?.message, message).toBe(`refusal.${code}`);
  expect(nl.messages).toHaveProperty([`refusal.${code}`]);
});

test("counts and names are taken over from the sentence", () => {
  const sentence =
    "20 of 1000 rows do not keep the contract, more than 1.5 %; first line 3: member_id is empty. Mend the delivery or its mapping, or raise maxRejected.";
  expect(refusalSentence(sentence)?.values).toMatchObject({
    rejected: { value: 20, as: "count" },
    read: { value: 1000 },
    most: { value: 0.015 },
  });
  expect(refusalSentence('a.csv: there is no column "Pas"')?.values).toEqual({ column: "Pas" });
});

test("a sentence that nobody knows is left as it is", () => {
  expect(refusalSentence("Something new. Do something.")).toBeNull();
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace, failureOf, texts, type Place } from "../place.js";
import { landedLines, TOO_FEW, TOO_MANY, UNCLOSED } from "./linesOf.js";

let place: Place;

beforeAll(async () => {
  place = await createPlace({ feed: texts });
});
afterAll(() => place.remove());

describe("any table", () => {
  const value = fc
    .string({
      unit: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...Array.from("ab1é€漢😀 ")) },
        { weight: 2, arbitrary: fc.constantFrom(...Array.from("\"',;\t|#\\\n")) },
      ),
      maxLength: 5,
    })
    // Text is what lands; how it is cut to size is the load's affair.
    .map((text) => text || null);
  const row = fc.record({
    kind: fc.constant("row" as const),
    values: fc.tuple(value, value, value),
  });
  const bad = fc
    .constantFrom("too many", "too few", "unclosed", "stray", "blank")
    .map((kind) => ({ kind }));
  const table = fc.array(fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: bad }), {
    maxLength: 14,
  });
  const form = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    quote: fc.constantFrom('"', "'"),
    ends: fc.constantFrom(["\n"], ["\r\n"], ["\n", "\r\n"], ["\r\n", "\n", "\n"]),
    always: fc.boolean(),
    last: fc.boolean(),
    // One blank before a quotation mark is passed over.
    before: fc.constantFrom("", " "),
  });

  test("is read back as it was written, each row with its line, and bad lines with theirs", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        form,
        async (lines, { delimiter, quote, ends, always, last, before }) => {
          const write = (text: string | null) =>
            always || (text !== null && /["',;\t|\r\n]/.test(text))
              ? before + quote + (text ?? "").replaceAll(quote, quote + quote) + quote
              : (text ?? "");
          const join = (values: (string | null)[]) => values.map(write).join(delimiter);
          const written = [join(["a", "naam", "b"])];
          const expected: unknown[] = [];
          let line = 2;
          for (const one of lines) {
            if ("values" in one) {
              expected.push([line, one.values[0], one.values[2]]);
              written.push(join(one.values));
              line += one.values.join("").split("\n").length - 1;
            } else if (one.kind === "too many") {
              expected.push([line, TOO_MANY]);
              written.push(join(["1\n1", "2", "3", "4"]));
              line += 1;
            } else if (one.kind === "too few") {
              expected.push([line, TOO_FEW]);
              written.push(join(["1", "2\n2"]));
              line += 1;
            } else if (one.kind === "unclosed") {
              expected.push([line, UNCLOSED]);
              written.push([`${quote}1${quote}x`, "2", "3"].join(delimiter));
            } else if (one.kind === "stray") {
              // A mark that opens on one line, and one that closes it in the middle of the next.
              expected.push([line, UNCLOSED], [line + 1, UNCLOSED]);
              const second = ["1", `2${quote}x`, "3"].join(delimiter);
              written.push(`${["1", "2", `${before}${quote}3`].join(delimiter)}\n${second}`);
              line += 1;
            } else written.push("");
            line += 1;
          }
          const spec = { path: "file.csv", quote };
          place.configure({ feed: { ...texts, file: spec } });
          const ended = written.map((text, nth) =>
            nth < written.length - 1 || last ? text + ends[nth % ends.length] : text,
          );
          await place.deliver("file.csv", ended.join(""));
          if (!last && lines.at(-1)?.kind === "too few") {
            expect((await failureOf(place.landed())).message).toContain("stops halfway line");
            return;
          }
          expect(await landedLines(place)).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });
});

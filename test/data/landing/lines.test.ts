import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace, failureOf, texts, type Place } from "../place.js";

const TOO_MANY = "has more values than the header has columns";
const TOO_FEW = "has fewer values than the header has columns";
const UNCLOSED = "has a quotation mark that is not closed";
const TOO_LONG = "is longer than two million characters";

let place: Place;

beforeAll(async () => {
  place = await createPlace({ feed: texts });
});
afterAll(() => place.remove());

/** What landed of a file with columns `a` and `b`: `[line, a, b]`, or `[line, reason]`. */
async function linesOf(content: string | Uint8Array) {
  place.configure({ feed: texts });
  await place.deliver("file.csv", content);
  return (await place.landed()).map(({ _line, _reject, library, branch }) =>
    _reject === undefined ? [_line, library, branch] : [_line, _reject],
  );
}

describe("line numbers", () => {
  test("count the line ends within values", async () => {
    expect(await linesOf('a,b\n"1\n1\n1",2\n3,"4\n"\n5,6\n')).toEqual([
      [2, "1\n1\n1", "2"],
      [5, "3", "4\n"],
      [7, "5", "6"],
    ]);
  });

  test("count a CRLF within a value once", async () => {
    expect(await linesOf('a,b\r\n"1\r\n1",2\r\n3,4\r\n')).toEqual([
      [2, "1\r\n1", "2"],
      [4, "3", "4"],
    ]);
  });

  test("count line ends within columns that are not kept", async () => {
    expect(await linesOf('a,adres,b\n1,"straat\nplaats",2\n3,,4\n')).toEqual([
      [2, "1", "2"],
      [4, "3", "4"],
    ]);
  });

  test("count refused lines, and the line ends within them", async () => {
    expect(await linesOf('a,b\n1,2,3\n4,5\n6\n"7\n7",8,"9\n9"\n10,11\n"12"x,13\n14,15')).toEqual([
      [2, TOO_MANY],
      [3, "4", "5"],
      [4, TOO_FEW],
      [5, TOO_MANY],
      [8, "10", "11"],
      [9, UNCLOSED],
      [10, "14", "15"],
    ]);
  });

  test("a quotation mark that is never closed on the last line is told there", async () => {
    expect(await linesOf('a,b\n1,2\n"3,4\n')).toEqual([
      [2, "1", "2"],
      [3, UNCLOSED],
    ]);
  });

  test("each line is told that stands between a stray quotation mark and the next", async () => {
    expect(await linesOf('a,b\n1,2\n"3,4\n5,6\n7,"8"\n9,10\n')).toEqual([
      [2, "1", "2"],
      [3, UNCLOSED],
      [4, UNCLOSED],
      [5, UNCLOSED],
      [6, "9", "10"],
    ]);
  });

  test("hold after a refused line with line ends beyond what DuckDB keeps of it", async () => {
    const tall = Array.from({ length: 40 }, () => "regel".repeat(100)).join("\n");
    expect(await linesOf(`a,b\n1,2\n"${tall}",2,3\n4,5\n`)).toEqual([
      [2, "1", "2"],
      [3, TOO_MANY],
      [43, "4", "5"],
    ]);
  });

  test("hold after lines that are far too long, of which each is told", async () => {
    const long = "x".repeat(45_000_000);
    const lines = ["a,b", "1,2", `${long},3`, "4,5", `"${long}\n${long}",6`, "7,8", `9,"${long}é`];
    expect(await linesOf(`${lines.join("\n")}"\n10,11\n`)).toEqual([
      [2, "1", "2"],
      [3, TOO_LONG],
      [4, "4", "5"],
      [5, TOO_LONG],
      [6, TOO_LONG],
      [7, "7", "8"],
      [8, TOO_LONG],
      [9, "10", "11"],
    ]);
  });

  test("a line that holds a NUL byte is told, and nothing of it kept", async () => {
    expect(await linesOf('a,b\n1,2\n3\0,4\n"\0\n",6\n7,8\n')).toEqual([
      [2, "1", "2"],
      [3, "holds a NUL byte"],
      [4, "holds a NUL byte"],
      [6, "7", "8"],
    ]);
  });

  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ])("count blank lines, which are no rows, with %s", async (_, end) => {
    const lines = ["a,b", "", "1,2", "", "", '"3', "", '3",4', "", "5,6,7", "8,9", "", ""];
    expect(await linesOf(lines.join(end))).toEqual([
      [3, "1", "2"],
      [6, `3${end}${end}3`, "4"],
      [10, TOO_MANY],
      [11, "8", "9"],
    ]);
  });

  test("a line of blanks is a line with too few values", async () => {
    expect(await linesOf("a,b\n   \n1,2\n")).toEqual([
      [2, TOO_FEW],
      [3, "1", "2"],
    ]);
  });

  test("a blank line of a file with one column is a row without a value", async () => {
    place.configure({ feed: { ...texts, columns: { library: "a", branch: { value: "x" } } } });
    await place.deliver("file.csv", "a\n1\n\n2\n");
    expect((await place.landed()).map(({ _line, library }) => [_line, library])).toEqual([
      [2, "1"],
      [3, null],
      [4, "2"],
    ]);
  });

  test("bytes that are no text, in a file declared as UTF-8, are told by their line", async () => {
    place.configure({ feed: { ...texts, file: { path: "file.csv", encoding: "utf-8" } } });
    await place.deliver("file.csv", iconv.encode("a,b\n1,2\né,3\n4,5\n", "windows-1252"));
    expect((await place.landed()).map(({ _line, _reject }) => [_line, _reject])).toEqual([
      [2, undefined],
      [3, "holds bytes that are not text in the encoding of the file"],
      [4, undefined],
    ]);
  });

  test("hold in a file of many blocks", async () => {
    const filler = "vulling ".repeat(60);
    const lines = ["a,naam,b"];
    const expected: unknown[] = [];
    for (let n = 0, line = 2; n < 90_000; n++) {
      const kind = n % 1000;
      if (kind === 500) expected.push([line, TOO_FEW]);
      else if (kind % 250 === 0) expected.push([line, `${n}`, "x"]);
      if (kind === 400) line += lines.push("") && 1;
      lines.push(kind === 500 ? "te kort" : `${n},"${kind === 7 ? `${filler}\n` : filler}",x`);
      line += kind === 7 ? 2 : 1;
    }
    const found = await linesOf(lines.join("\n"));
    expect(found).toHaveLength(90_000);
    const isChosen = ([, first]: unknown[]) => first === TOO_FEW || Number(first) % 250 === 0;
    expect(found.filter(isChosen)).toEqual(expected);
  });
});

describe("half a file", () => {
  const refusal = async (text: string) => (await failureOf(linesOf(text))).message;

  test("that stops halfway a line is refused as a whole, with that line", async () => {
    const halfway =
      "file.csv: stops halfway line 3, the last one, as a file does that was cut off. Deliver the whole file; if it is whole, end that line with a line end.";
    expect(await refusal("a,b\n1,2\n3")).toBe(halfway);
    expect(await refusal('a,b\n1,2\n3,"4')).toBe(halfway);
    expect(await linesOf("a,b\n1,2\n3\n")).toHaveLength(2);
  });

  test("a last Ctrl-Z, with which DOS ended a text, is no line of it", async () => {
    expect(await linesOf("a,b\r\n1,2\r\n\x1a")).toEqual([[2, "1", "2"]]);
    expect(await linesOf("a,b\n1,2\x1a")).toEqual([[2, "1", "2"]]);
    expect(await linesOf("a,b\n1\x1a,2\n")).toEqual([[2, "1\x1a", "2"]]);
    expect(await refusal("a,b\n1,2\n3\x1a")).toContain("stops halfway line 3");
  });

  test("as a quotation mark that is never closed makes it, is refused as a whole", async () => {
    expect(await refusal('a,b\n1,2\n"3,4\n5,6\n7,8\n')).toBe(
      "file.csv: the quotation mark that opens on line 3 is never closed, so that the 2 lines after it cannot be told apart. Deliver the whole file, or mend that line.",
    );
  });
});

describe("rows between two stray quotation marks", () => {
  const swallowed = (line: number) =>
    `file.csv: the quotation mark that opens on line ${line} is not closed where it should be, so that the lines after it cannot be told apart. Deliver the whole file, or mend that line.`;
  const filler = (count: number, line: string) => `${line}\n`.repeat(count);
  const refusal = async (text: string) => (await failureOf(linesOf(text))).message;

  test.each(["", " "])("are never one value, with %j before the first", async (blank) => {
    expect(await refusal(`a,b\n1,2\n3,${blank}"4\n${filler(60, "5,6")}7"\n8,9\n`)).toBe(
      swallowed(3),
    );
  });

  test("are not where there are few of them either, if they look like rows", async () => {
    const rows = filler(4, "5,Roos,Straat 1,6");
    expect(await refusal(`a,naam,adres,b\n1,x,y,"2\n${rows}3"\n`)).toBe(swallowed(2));
    expect(await refusal(`a,naam,adres,b\r1,x,y,"2\r${rows.replaceAll("\n", "\r")}3"\r`)).toBe(
      swallowed(2),
    );
  });

  test("are told apart from remarks of many lines", async () => {
    const remark = filler(45, "Gebeld, komt langs").trimEnd();
    expect(await linesOf(`a,naam,opmerking,b\n1,x,"${remark}",2\n3,y,,4\n`)).toEqual([
      [2, "1", "2"],
      [47, "3", "4"],
    ]);
  });

  test("are told where a blank and quotation marks stand in the first line", async () => {
    expect(await linesOf('a, "b"\n1,2\n')).toEqual([[2, "1", "2"]]);
    place.configure({ feed: { ...texts, columns: { library: "a", branch: "b\n(c)" } } });
    await place.deliver("file.csv", 'a, "b\n(c)"\n1,2\n');
    expect(await place.landed()).toEqual([{ _line: 3, library: "1", branch: "2" }]);
  });
});

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
          const landed = (await place.landed()).map(({ _line, _reject, library, branch }) =>
            _reject === undefined ? [_line, library, branch] : [_line, _reject],
          );
          expect(landed).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });
});

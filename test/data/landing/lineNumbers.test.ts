import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace, texts, type Place } from "../place.js";
import { linesOf as landedOf, TOO_FEW, TOO_LONG, TOO_MANY, UNCLOSED } from "./linesOf.js";

let place: Place;

beforeAll(async () => {
  place = await createPlace({ feed: texts });
});
afterAll(() => place.remove());

const linesOf = (content: string | Uint8Array) => landedOf(place, content);

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

  test("a row is not made of what follows a second stray quotation mark, nor the line counted twice", async () => {
    const lines = ["a,naam,b", "1,Roos,2", '"1"x,"Roos', '"2"x,3', "4,Jan,5"];
    expect(await linesOf(`${lines.join("\n")}\n`)).toEqual([
      [2, "1", "2"],
      [3, UNCLOSED],
      [4, UNCLOSED],
      [5, "4", "5"],
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
    const long = "x".repeat(5_000_000);
    const longest = "x".repeat(45_000_000);
    const lines = [
      "a,b",
      "1,2",
      `${longest},3`,
      "4,5",
      `"${long}\n${long}",6`,
      "7,8",
      `9,"${long}é`,
    ];
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

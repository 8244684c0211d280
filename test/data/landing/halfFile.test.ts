import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace, failureOf, texts, type Place } from "../place.js";
import { linesOf as landedOf } from "./linesOf.js";

let place: Place;

beforeAll(async () => {
  place = await createPlace({ feed: texts });
});
afterAll(() => place.remove());

const linesOf = (content: string | Uint8Array) => landedOf(place, content);
const refusal = async (text: string) => (await failureOf(linesOf(text))).message;

describe("half a file", () => {
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

import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { read, refuse } from "./reading.js";

describe("line ends", () => {
  test.each([
    ["LF", "a,b\n1,2\n3,4\n"],
    ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
    ["LF, none after the last line", "a,b\n1,2\n3,4"],
    ["CRLF, none after the last line", "a,b\r\n1,2\r\n3,4"],
    ["CR, as old programs write them", "a,b\r1,2\r3,4\r"],
    ["LF after CRLF", "a,b\r\n1,2\n3,4\r\n"],
    ["CRLF after LF", "a,b\n1,2\r\n3,4\n"],
    ["all three", "a,b\r1,2\r\n3,4\n"],
  ])("%s", async (_, text) => {
    const rows = [
      ["1", "2"],
      ["3", "4"],
    ];
    expect(await read(text)).toEqual(rows);
  });

  test("empty values at the end of the last line are there", async () => {
    expect(await read("a,b\n1,")).toEqual([["1", null]]);
    expect(await read('a,b\n1,""')).toEqual([["1", null]]);
  });
});

describe("files with nothing in them", () => {
  test.each([
    ["an empty file", ""],
    ["an empty gzip", gzipSync("")],
  ])("%s is refused", async (_, content) => {
    expect(await refuse(content)).toBe("SchemaError: file.csv: is empty. Deliver it again.");
  });

  test("a file of blank lines is refused", async () => {
    expect(await refuse("\n\n")).toBe(
      "SchemaError: file.csv: the first line is empty. A line with column names belongs there.",
    );
  });

  test("a header without rows lands, for the load to judge", async () => {
    expect(await read("a,b\n")).toEqual([]);
  });
});

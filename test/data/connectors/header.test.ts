import { describe, expect, test } from "vitest";
import { texts } from "../place.js";
import { place, read, refuse } from "./reading.js";

describe("the delimiter", () => {
  test.each([
    ["a comma", ","],
    ["a semicolon", ";"],
    ["a tab", "\t"],
    ["a pipe", "|"],
  ])("%s is found from the header", async (_, mark) => {
    const lines = [
      ["a", "extra", "b"],
      ["1", "x", "2"],
    ];
    expect(await read(lines.map((line) => line.join(mark)).join("\n"))).toEqual([["1", "2"]]);
  });

  test("may stand in quoted values and in quoted column names", async () => {
    expect(await read('a;"b, of; c";b\n"x;y";0;"p,q"\n')).toEqual([["x;y", "p,q"]]);
  });

  test("is the one that brings out the mapped columns, not the one that makes most columns", async () => {
    expect(await read('a;b;"k,l,m,n,o"\n1;2;3\n')).toEqual([["1", "2"]]);
  });

  test("may be declared", async () => {
    const file = { path: "file.csv", delimiter: "~" };
    expect(await read("a~b\n1~2\n", { file })).toEqual([["1", "2"]]);
  });

  test("a quotation mark may be declared, and doubled within a value", async () => {
    const file = { path: "file.csv", quote: "'" };
    expect(await read("a;b\n'x;''y''';\"2\n", { file })).toEqual([["x;'y'", '"2']]);
  });

  test("a quotation mark in the middle of a value is a letter like another", async () => {
    expect(await read('a,b\n5" pijp,de "kleine" zaal\n')).toEqual([
      ['5" pijp', 'de "kleine" zaal'],
    ]);
  });
});

describe("the header", () => {
  test("a column name may hold quotation marks", async () => {
    const columns = { library: 'de "a"', branch: "b" };
    expect(await read('"de ""a""",b\n1,2\n', { columns })).toEqual([["1", "2"]]);
  });

  test("a column name may run over two lines, which the line numbers count", async () => {
    place.configure({ feed: { ...texts, columns: { library: "a\n(code)", branch: "b" } } });
    await place.deliver("file.csv", '"a\n(code)",b\n1,2\n');
    expect(await place.landed()).toEqual([{ _line: 3, library: "1", branch: "2" }]);
  });

  test("names that differ in capitals only, and columns without a name, do no harm", async () => {
    expect(await read("a,b,B,,\n1,2,3,4,5\n")).toEqual([["1", "2"]]);
  });

  test("of names that differ in capitals only, the one that is mapped is read", async () => {
    expect(await read("A,a,B,b\n1,2,3,4\n")).toEqual([["2", "4"]]);
  });

  test("a name that is made up for a column without one is not that of another", async () => {
    const columns = { library: "column_2", branch: "b" };
    expect(await read("b,,column_2\n1,2,3\n", { columns })).toEqual([["3", "1"]]);
  });

  test("a column that the mapping names and the file has not is told, with those it has", async () => {
    const columns = { library: "a", branch: "filiaal" };
    expect(await refuse("a,b\n1,2\n", { columns })).toBe(
      'SchemaError: file.csv: there is no column "filiaal". The columns are: a, b. Change the mapping, or the delimiter.',
    );
  });

  test("a column that has vanished from the next delivery is told in the same way", async () => {
    expect(await read("a,b\n1,2\n")).toEqual([["1", "2"]]);
    expect(await refuse("a,c\n1,2\n")).toContain('there is no column "b". The columns are: a, c.');
  });

  test("a first line in which nothing is recognised is not told: it may be a row", async () => {
    const message = await refuse("Roos Spoorzoeker,roos@voorbeeld.test\n");
    expect(message).toContain('there is no column "a"');
    expect(message).not.toMatch(/roos/i);
  });

  test("columns that nobody declared are left out", async () => {
    await place.deliver("file.csv", "a,naam,b\n1,Roos,2\n");
    expect(await place.landed()).toEqual([{ _line: 2, library: "1", branch: "2" }]);
  });
});

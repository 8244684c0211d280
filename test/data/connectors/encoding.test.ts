import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { texts } from "../place.js";
import { place, read, refuse } from "./reading.js";

describe("the encoding", () => {
  const text = "a;b\nCafé Zoë;€ 5 – ‘ja’\n";
  const rows = [["Café Zoë", "€ 5 – ‘ja’"]];

  test.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["windows-1252", iconv.encode(text, "windows-1252")],
    ["utf-16le with a byte order mark", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["utf-16be with a byte order mark", iconv.encode(text, "utf-16be", { addBOM: true })],
  ])("%s is found from the bytes", async (_, bytes) => {
    expect(await read(bytes)).toEqual(rows);
  });

  test("a first column in quotation marks is found after a byte order mark", async () => {
    expect(await read('\uFEFF"a";"b"\n"1";"2"\n')).toEqual([["1", "2"]]);
  });

  test("a declared one is used", async () => {
    const file = { path: "file.csv", encoding: "utf-16le" };
    expect(await read(iconv.encode(text, "utf-16le"), { file })).toEqual(rows);
    const old = { path: "file.csv", encoding: "ibm437" };
    expect(await read(iconv.encode("a;b\né;ü\n", "ibm437"), { file: old })).toEqual([["é", "ü"]]);
  });

  test("an unknown one is an error of the configuration, with names to choose from", async () => {
    const file = { path: "file.csv", encoding: "klingon" };
    expect(await refuse(text, { file })).toBe(
      'ConfigError: Encoding "klingon" is not known. Use a name such as utf-8, windows-1252 or utf-16le.',
    );
  });
});

describe("one encoding in a file", () => {
  test("a declared UTF-8 is held to it, however it is written", async () => {
    const text = iconv.encode("a;b\n1;2\né;3\n", "windows-1252");
    for (const encoding of ["utf-8", "UTF-8", "utf8", "UTF8"]) {
      expect(await read(text, { file: { path: "file.csv", encoding } })).toEqual([
        ["1", "2"],
        [null, null],
      ]);
    }
  });

  test("a letter that is cut through by the end of the file is no other encoding", async () => {
    expect(await refuse(Buffer.from("a;b\né;2\n3;é").subarray(0, -1))).toContain(
      "UTF-8 (first on line 2) and another (first on line 3)",
    );
    expect(await read(iconv.encode("a;b\n1;2\n3;é", "windows-1252"))).toEqual([
      ["1", "2"],
      ["3", "é"],
    ]);
  });

  const old = (lines: string[]) => iconv.encode(`${lines.join("\n")}\n`, "windows-1252");
  const names = Array.from({ length: 12 }, (_, n) => `${n};Zoë`);

  test("a name that was spoiled before, or a hard blank after a capital letter, is no second one", async () => {
    const spoiled = ["x;ZoÃ«", "y;CAFÉ\u00a0"];
    expect(await read(old(["a;b", ...names, ...spoiled]))).toContainEqual(["x", "ZoÃ«"]);
    // Neither are more of them, in a larger file.
    const many = Array.from({ length: 60 }, () => names).flat();
    const seven = Array.from({ length: 7 }, () => spoiled).flat();
    expect(await read(old(["a;b", ...many, ...seven]))).toHaveLength(734);
  });

  test("three lines of another encoding, and a tenth, are", async () => {
    const mixed = Buffer.concat([old(["a;b", ...names]), Buffer.from("x;é\n".repeat(3))]);
    expect(await refuse(mixed)).toContain("UTF-8 (first on line 14) and another (first on line 2)");
  });

  test("so are half of the few lines there are", async () => {
    const mixed = Buffer.concat([old(["a;b", "1;Zoë"]), Buffer.from("x;é\n")]);
    expect(await refuse(mixed)).toContain("holds two encodings");
  });

  test("bytes that are no text do no harm in a column that nobody declared", async () => {
    const bytes = Buffer.from("a;opmerking;b\n1;\x81\0;2\n3;;4\x81\n5;;6\0\n", "latin1");
    const rows = [
      ["1", "2"],
      [null, null],
      [null, null],
    ];
    expect(await read(bytes)).toEqual(rows);
    const columns = { library: "a", branch: { sql: 'upper("b")' } };
    expect(await read(bytes, { columns })).toEqual(rows);
    // Of one that SQL uses they count.
    const used = { library: "a", branch: { sql: "coalesce(b, opmerking)" } };
    expect((await read(bytes, { columns: used }))[0]).toEqual([null, null]);
  });

  test("bytes that mean nothing in windows-1252 are told by their line", async () => {
    place.configure({ feed: texts });
    await place.deliver("file.csv", Buffer.from("a;b\n1;2\n3;\x81\n", "latin1"));
    expect((await place.landed()).map(({ _line, _reject }) => [_line, _reject])).toEqual([
      [2, undefined],
      [3, "holds bytes that are not text in the encoding of the file"],
    ]);
  });
});

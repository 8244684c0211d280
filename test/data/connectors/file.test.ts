import { execFileSync } from "node:child_process";
import path from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { createPlace, day, failureOf, texts, type FeedInput, type Place } from "../place.js";

let place: Place;

beforeAll(async () => {
  place = await createPlace();
});
beforeEach(() => place.configure({ feed: texts }));
afterAll(() => place.remove());

/** What lands of one file, as `[library, branch]`. */
async function read(content: string | Uint8Array, changes: Partial<FeedInput> = {}) {
  place.configure({ feed: { ...texts, ...changes } });
  await place.deliver("file.csv", content);
  return (await place.landed()).map((row) => [row.library, row.branch]);
}

async function refuse(content: string | Uint8Array, changes: Partial<FeedInput> = {}) {
  const error = await failureOf(read(content, changes));
  return `${error.name}: ${error.message}`;
}

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

  test("bytes that mean nothing in windows-1252 are told by their line", async () => {
    place.configure({ feed: texts });
    await place.deliver("file.csv", Buffer.from("a;b\n1;2\n3;\x81\n", "latin1"));
    expect((await place.landed()).map(({ _line, _reject }) => [_line, _reject])).toEqual([
      [2, undefined],
      [3, "holds bytes that are not text in the encoding of the file"],
    ]);
  });
});

describe("packed files", () => {
  const text = "a,b\n1,2\n";

  test("gzip is unpacked, whatever the file is called", async () => {
    expect(await read(gzipSync(text))).toEqual([["1", "2"]]);
  });

  test("a gzip of windows-1252 is unpacked before its encoding is found", async () => {
    expect(await read(gzipSync(iconv.encode("a;b\né;2\n", "windows-1252")))).toEqual([["é", "2"]]);
  });

  test("a gzip that is cut off is refused", async () => {
    const lines = Array.from({ length: 5000 }, (_, n) => `${n},${(n * 7919) % 5003}`);
    const whole = gzipSync(`a,b\n${lines.join("\n")}\n`);
    expect(await refuse(whole.subarray(0, whole.length / 2))).toBe(
      "SchemaError: file.csv: cannot be unpacked, it is cut off or damaged. Deliver it again.",
    );
  });

  test("a zip with one file in a folder is unpacked", async () => {
    expect(await read(zip({ "map/": "", "map/leden.csv": text }))).toEqual([["1", "2"]]);
  });

  test("a zip that another program made is unpacked", async () => {
    const inner = await place.deliver("inner/leden.csv", text);
    const archive = path.join(place.folder, "leden.zip");
    execFileSync("python3", ["-m", "zipfile", "-c", archive, inner]);
    place.configure({ feed: { ...texts, file: "../leden.zip" } });
    expect(await place.landed()).toEqual([{ _line: 2, library: "1", branch: "2" }]);
  });

  test("a zip with two files is refused", async () => {
    expect(await refuse(zip({ "a.csv": text, "b.csv": text }))).toBe(
      "SchemaError: file.csv: holds 2 files. Deliver one file in each zip.",
    );
  });

  test("a zip without a file is refused", async () => {
    expect(await refuse(zip({ "map/": "" }))).toContain("holds 0 files");
  });

  test("a zip that is cut off or damaged is refused", async () => {
    const whole = zip({ "a.csv": text });
    expect(await refuse(whole.subarray(0, whole.length - 12))).toMatch(/cut off or damaged/);
    const spoiled = Buffer.from(whole);
    spoiled.fill(0xff, 35, 43);
    expect(await refuse(spoiled)).toMatch(/cut off or damaged/);
  });
});

describe("Parquet", () => {
  async function parquet(select: string) {
    const database = await openDatabase(":memory:");
    const file = await place.deliver("file.csv", "");
    await database.run(`copy (${select}) to ${literal(file)} (format parquet)`);
    database.close();
  }

  test("is read by its bytes, all values as text, undeclared columns left out", async () => {
    await parquet(
      "select 12 as a, date '2026-01-31' as b, 'Roos' as naam union all select null, null, ''",
    );
    expect(await place.landed()).toEqual([
      { _line: 1, library: "12", branch: "2026-01-31" },
      { _line: 2, library: null, branch: null },
    ]);
  });

  test("a missing column is told, with those there are", async () => {
    await parquet("select 1 as a, 2 as c");
    const { name, message } = await failureOf(place.pull());
    expect(`${name}: ${message}`).toBe(
      'SchemaError: file.csv: there is no column "b". The columns are: a, c. Change the mapping.',
    );
  });

  test("a file that is cut off is refused", async () => {
    expect(await refuse(Buffer.from("PAR1 and then nothing"))).toMatch(
      /^SchemaError: file.csv: cannot be read, it is a Parquet file that is cut off or damaged/,
    );
  });
});

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

describe("a faulty expression in the mapping", () => {
  test("is refused without waiting for the file to be read", async () => {
    const columns = { library: "a", branch: { sql: "nonsuch(b)" } };
    expect(await refuse("a,b\n1,2\n", { columns })).toMatch(
      /^SchemaError: file.csv: cannot be read as a table \(Catalog Error.*nonsuch/,
    );
  });
});

describe("a feed that joins files", () => {
  const feed: FeedInput = {
    source: "branches",
    files: { left_file: "left.csv", right_file: "right.csv" },
    select: `select l.name as library, r.name as branch, l.secret
      from left_file as l inner join right_file as r using (n)`,
    snapshotDate: day,
  };

  beforeEach(() => place.configure({ feed }));

  test("lands the declared columns of its SQL, in the order of their values", async () => {
    await place.deliver("left.csv", "n,name,secret\n1,z,x\n2,y,x\n");
    await place.deliver("right.csv", "name;n\nA;2\nB;1\n");
    expect(await place.landed()).toEqual([
      { _file: null, _line: 1, library: "y", branch: "A" },
      { _file: null, _line: 2, library: "z", branch: "B" },
    ]);
  });

  test("keeps count of the lines that could not be read, by file and line", async () => {
    await place.deliver("left.csv", "n,name,secret\n1,z,x\n2,y,x,w\n");
    await place.deliver("right.csv", "name;n\nA;2\nB;1\n");
    expect(await place.landed()).toEqual([
      { _file: null, _line: 1, library: "z", branch: "B" },
      {
        _file: "left.csv",
        _line: 3,
        _reject: "has more values than the header has columns",
        library: null,
        branch: null,
      },
    ]);
  });

  test("a fault in its SQL is an error of the configuration", async () => {
    place.configure({ feed: { ...feed, select: "select nonsuch from left_file" } });
    const { name, message } = await failureOf(place.pull());
    expect(name).toBe("ConfigError");
    expect(message).toContain("`select`: Binder Error");
    expect(message).toContain("nonsuch");
  });
});

/** A zip by hand: stored and deflated entries, in the order given. */
function zip(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(Buffer.from(text)), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, tail, Buffer.from(name)]),
    );
    bodies.push(body);
    offset += body.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(bodies.length, 4);
  end.writeUInt16LE(bodies.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from("PK\u0005\u0006"), end]);
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

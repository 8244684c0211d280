import { appendFile, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import iconv from "iconv-lite";
import { csv, header, rows, type Fault } from "../fault.js";
import { writeGzip } from "../../../support/zip.js";

const good = rows(40);
const write = (content: string | Uint8Array) => (file: string) => writeFile(file, content);
const withLine = (line: string) => csv([header, ...good.slice(0, 20), line, ...good.slice(20)]);
const utf8 = Buffer.from(withLine("X1,Jeugd,Curaçao,2020-01-01"));
const old = iconv.encode(csv(["X2,Jeugd,Zoë,2020-01-01"]), "windows-1252");
const declared = { file: { path: "file.csv", encoding: "utf-8" } };

const many = rows(30_000, 1000);
const more = rows(20, 1000);
const remark = `"${"Gebeld, komt langs\n".repeat(40)}"`;
const named = `${header},naam`;
const withNames = (name: string, last: string) =>
  good.map((line, n) => `${line},${n < 39 ? name : last}`);
const swallowed = (line: number) =>
  `file.csv: the quotation mark that opens on line ${line} is not closed where it should be, so that the lines after it cannot be told apart. Deliver the whole file, or mend that line.`;

let writer: ReturnType<typeof startWriter>;

/** Somebody who still sends the file, row by row. */
function startWriter(file: string) {
  const stopped = new AbortController();
  const written = (async () => {
    for (let n = 0; !stopped.signal.aborted; n++) {
      await appendFile(file, csv(rows(1, 1_000_000 + n)));
      await setTimeout(2);
    }
  })();
  return {
    stop() {
      stopped.abort();
      return written;
    },
  };
}

export const text: Fault[] = [
  {
    fault: "a CSV cut in half",
    deliver: write(
      csv([header, ...good])
        .split("eugd,Zuid", 8)
        .join("eugd,Zuid"),
    ),
    expect: {
      status: "refused",
      sentence:
        "file.csv: stops halfway line 24, the last one, as a file does that was cut off. Deliver the whole file; if it is whole, end that line with a line end.",
    },
  },
  {
    fault: "a quotation mark that is never closed",
    deliver: write(withLine('"X1,Jeugd,Noord,2020-01-01')),
    expect: {
      status: "refused",
      sentence: swallowed(22),
    },
  },
  {
    fault: "a quotation mark after a blank, and one that closes it 30,000 lines later",
    deliver: write(
      csv([header, ...good, 'X1, "Jeugd,Noord,2020-01-01', ...many, 'X2,Jeugd",Noord,2020-01-01']),
    ),
    expect: { status: "refused", sentence: swallowed(42) },
  },
  {
    fault: "a blank and a quotation mark at the start of a line, and another one far below",
    deliver: write(csv([header, ...good, ' "X1,Jeugd,Noord,2020-01-01', ...many, 'X2",Jeugd,N,'])),
    expect: { status: "refused", sentence: swallowed(42) },
  },
  {
    fault: "a quotation mark that opens, and one that closes more than 2 MB later",
    deliver: write(
      csv([header, ...good, '"X1,Jeugd,Noord,2020-01-01', ...rows(120_000, 1000), 'X2",Jeugd,N,']),
    ),
    expect: { status: "refused", sentence: swallowed(42) },
  },
  {
    fault: "a quotation mark that makes five rows, with names in them, one value of a branch",
    deliver: write(
      csv([
        "nr,naam,soort,sinds,vestiging",
        'X1,Roos,Jeugd,2020-01-01,"Noord',
        ...Array.from({ length: 5 }, (_, n) => `P${n},Roos Spoorzoeker,Jeugd,2020-01-01,Zuid`),
        'X2",,,',
      ]),
    ),
    expect: { status: "refused", sentence: swallowed(2) },
  },
  {
    fault: "a quotation mark that opens on one line and closes on the next",
    deliver: write(
      csv([header, ...good, 'X1, "Jeugd,Noord,2020-01-01', 'X2,"Jeugd,Noord,', ...more]),
    ),
    expect: {
      status: "loaded",
      read: 62,
      rejected: 2,
      sentence: "line 42: has a quotation mark that is not closed",
    },
  },
  {
    fault: "a remark of forty lines in a column that nobody declared",
    deliver: write(
      csv([`${header},opmerking`, ...good.map((line, n) => `${line},${n === 7 ? remark : ""}`)]),
    ),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "Ctrl-Z at the end, as DOS programs write it",
    deliver: write(csv([header, ...good], "\r\n") + "\x1a"),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "one name that was spoiled before, in a file of windows-1252",
    deliver: write(iconv.encode(csv([named, ...withNames("Zoë", "ZoÃ«")]), "windows-1252")),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "a NUL byte and one that is no text, in columns that nobody declared",
    deliver: write(Buffer.from(csv([named, ...withNames("Jos\xe9", "Jos\x81\0")]), "latin1")),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "UTF-8 and windows-1252 in one file",
    deliver: write(Buffer.concat([utf8, old])),
    expect: {
      status: "refused",
      sentence:
        "file.csv: holds two encodings, UTF-8 (first on line 22) and another (first on line 43). Deliver it in one, or declare its `encoding`, so that lines that are not in it go to quarantine.",
    },
  },
  {
    fault: "the same, declared as UTF-8",
    feed: declared,
    deliver: write(Buffer.concat([utf8, old])),
    expect: {
      status: "loaded",
      read: 42,
      rejected: 1,
      sentence: "line 43: holds bytes that are not text in the encoding of the file",
    },
  },
  {
    fault: "invalid UTF-8 where UTF-8 is declared",
    feed: declared,
    deliver: write(
      Buffer.concat([Buffer.from(csv([header, ...good])), Buffer.from("X\xc3\x28,,,\n", "latin1")]),
    ),
    expect: {
      status: "loaded",
      read: 41,
      rejected: 1,
      sentence: "line 42: holds bytes that are not text in the encoding of the file",
    },
  },
  {
    fault: "NUL bytes in a value",
    deliver: write(withLine("X\0\0,Jeugd,Noord,2020-01-01")),
    expect: { status: "loaded", read: 41, rejected: 1, sentence: "line 22: holds a NUL byte" },
  },
  {
    fault: "NUL bytes in the header: UTF-16 without its mark",
    deliver: write(iconv.encode(csv([header, ...good]), "utf-16le", { addBOM: false })),
    expect: {
      status: "refused",
      sentence:
        'file.csv: the first line holds NUL bytes. Declare `encoding: "utf-16le"` if that is what it is, or deliver it again.',
    },
  },
  {
    fault: "a line of a gigabyte",
    alone: true,
    most: 700,
    deliver: (file) =>
      writeGzip(file, csv([header, ...good.slice(0, 20)]), 100, `\n${csv(good.slice(20))}`),
    expect: {
      status: "loaded",
      read: 41,
      rejected: 1,
      sentence: "line 22: is longer than two million characters",
    },
  },
  {
    fault: "a gigabyte within a quotation mark that is never closed",
    alone: true,
    most: 700,
    deliver: (file) =>
      writeGzip(file, `${csv([header, ...good.slice(0, 20)])}"`, 100, `\n${csv(good.slice(20))}`),
    expect: {
      status: "refused",
      sentence: swallowed(22),
    },
  },
  {
    fault: "a header line that never ends",
    alone: true,
    most: 700,
    deliver: (file) => writeGzip(file, "nr,", 100, ""),
    expect: {
      status: "refused",
      sentence:
        "file.csv: the first line does not end within a megabyte. Deliver a table with a line of column names and line ends.",
    },
  },
  {
    fault: "a header of half a million columns",
    alone: true,
    most: 700,
    deliver: write(csv([",".repeat(500_000), ...good])),
    expect: {
      status: "refused",
      sentence:
        "file.csv: the first line holds 500001 columns, more than 10000. Deliver a table with a line of column names.",
    },
  },
  {
    fault: "two million blank lines",
    deliver: write(csv([header, ...good]) + "\n".repeat(2_000_000)),
    expect: {
      status: "refused",
      sentence: "file.csv: holds more than 1,000,000 blank lines. Deliver it without them.",
    },
  },
  {
    fault: "a million blank lines",
    alone: true,
    most: 700,
    deliver: write(csv([header, ...good]) + "\n".repeat(1_000_000)),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "an empty file",
    deliver: write(""),
    expect: { status: "refused", sentence: "file.csv: is empty. Deliver it again." },
  },
  {
    fault: "a header and no rows",
    deliver: write(csv([header])),
    expect: {
      status: "refused",
      sentence:
        "The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.",
    },
  },
  {
    fault: "CRLF and LF in one file",
    deliver: write(csv([header, ...good.slice(0, 20)], "\r\n") + csv(good.slice(20))),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "a file that grows while it is read",
    deliver: async (file) => {
      await writeFile(file, csv([header, ...rows(200_000)]));
      writer = startWriter(file);
    },
    stop: () => writer.stop(),
    expect: {
      status: "failed",
      sentence:
        "file.csv: changed while it was read. Deliver it under another name, and give it this one when it is whole.",
    },
  },
];

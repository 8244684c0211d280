import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { csv, header, rows, type Fault } from "../fault.js";
import { writeGzip, zip, zipBomb } from "../../../support/zip.js";
import { writeParquet } from "../parquet.js";

const text = csv([header, ...rows(40)]);
const long = csv([header, ...rows(5000)]);
const limited = { file: { path: "file.csv", maxUnpacked: 1_000_000_000 } };
const damaged = "file.csv: cannot be unpacked, it is cut off or damaged. Deliver it again.";

const write = (content: string | Uint8Array) => (file: string) => writeFile(file, content);
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

export const packing: Fault[] = [
  {
    fault: "a gzip cut in half",
    deliver: write(half(gzipSync(long))),
    expect: { status: "refused", sentence: damaged },
  },
  {
    fault: "a zip cut in half",
    deliver: write(half(zip([{ name: "leden.csv", text: long }]))),
    expect: { status: "refused", sentence: damaged },
  },
  {
    fault: "a zip with a byte changed, its size the same",
    deliver: (file) => {
      const whole = zip([{ name: "leden.csv", text }]);
      // The checksum, in the directory and before the file.
      for (const mark of ["PK\u0001\u0002", "PK\u0003\u0004"]) {
        const at = whole.indexOf(mark) + (mark.endsWith("\u0002") ? 16 : 14);
        whole[at] = (whole[at] ?? 0) ^ 1;
      }
      return writeFile(file, whole);
    },
    expect: { status: "refused", sentence: damaged },
  },
  {
    fault: "a zip with several files",
    deliver: write(
      zip([
        { name: "a.csv", text },
        { name: "b.csv", text },
      ]),
    ),
    expect: {
      status: "refused",
      sentence: "file.csv: holds 2 files. Deliver one file in each zip.",
    },
  },
  {
    fault: "a zip that a Mac made, with what it adds unasked",
    deliver: write(
      zip([
        { name: "leden.csv", text },
        { name: "__MACOSX/._leden.csv", text: "\0\x05\x16\x07" },
        { name: ".DS_Store", text: "Bud1" },
      ]),
    ),
    expect: { status: "loaded", read: 40, rejected: 0 },
  },
  {
    fault: "a zip with no file",
    deliver: write(zip([])),
    expect: {
      status: "refused",
      sentence: "file.csv: holds 0 files. Deliver one file in each zip.",
    },
  },
  ...["../../leden.csv", "/leden.csv"].map((name): Fault => ({
    fault: `an archive in which a file is called \`${name}\``,
    deliver: write(zip([{ name, text }])),
    expect: {
      status: "refused",
      sentence:
        "file.csv: names a file outside the archive. Nothing was unpacked; ask its sender for a zip with one plain file name.",
    },
  })),
  {
    fault: "a zip with a password",
    deliver: write(zip([{ name: "leden.csv", text, encrypted: true }])),
    expect: {
      status: "refused",
      sentence: "file.csv: is locked with a password. Deliver it without.",
    },
  },
  {
    fault: "a zip bomb: a megabyte that unpacks to 2 GB, where 1 GB may",
    feed: limited,
    alone: true,
    most: 700,
    deliver: (file) => writeFile(file, zipBomb(text, 2000)),
    expect: {
      status: "refused",
      sentence:
        "file.csv: unpacks to more than 1,000,000,000 bytes. Deliver less in one file, or raise maxUnpacked of the file in the configuration.",
    },
  },
  {
    fault: "a zip bomb that says it is small",
    feed: limited,
    alone: true,
    most: 700,
    deliver: (file) => writeFile(file, zipBomb(text, 2000, 5000)),
    expect: { status: "refused", sentence: damaged },
  },
  {
    fault: "a gzip bomb: 29 MB that unpack to 30 GB, where 1 GB may",
    feed: limited,
    alone: true,
    most: 700,
    deliver: (file) => writeGzip(file, text, 3000, "\n"),
    expect: {
      status: "refused",
      sentence:
        "file.csv: unpacks to more than 1,000,000,000 bytes. Deliver less in one file, or raise maxUnpacked of the file in the configuration.",
    },
  },
  {
    fault: "a Parquet file cut in half",
    deliver: async (file) => {
      const whole = await writeParquet(file, long);
      await writeFile(file, half(whole));
    },
    expect: {
      status: "refused",
      sentence: /^file\.csv: cannot be read, it is a Parquet file that is cut off or damaged/,
    },
  },
  {
    fault: "a Parquet file with a damaged middle",
    deliver: async (file) => {
      const whole = await writeParquet(file, long);
      whole.fill(0xff, 40, Math.floor(whole.length / 2));
      await writeFile(file, whole);
    },
    expect: {
      status: "refused",
      sentence: /^file\.csv: cannot be read, it is a Parquet file that is cut off or damaged/,
    },
  },
  {
    fault: "a folder in the place of the file",
    deliver: async (file) => {
      await rm(file);
      await mkdir(file);
    },
    expect: {
      status: "failed",
      sentence:
        "file.csv: is a folder. Deliver a file in its place, or change the path in the configuration.",
    },
  },
  {
    fault: "no file",
    deliver: (file) => rm(file),
    expect: {
      status: "failed",
      sentence:
        "there is no file file.csv for 2026-01-31 in the data folder. Deliver it, or change the path in the configuration.",
    },
  },
  {
    fault: "a file that may not be read",
    alone: true,
    deliver: async (file) => {
      await writeFile(file, text);
      await chmod(file, 0);
    },
    expect: {
      status: "failed",
      sentence:
        "file.csv: may not be read. Give the user under whom this runs the right to read it.",
    },
  },
];

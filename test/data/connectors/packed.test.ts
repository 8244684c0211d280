import { execFileSync } from "node:child_process";
import path from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { zip } from "../../support/zip.js";
import { texts } from "../place.js";
import { place, read, refuse } from "./reading.js";

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
    expect(
      await read(
        zip([
          { name: "map/", text: "" },
          { name: "map/leden.csv", text: text },
        ]),
      ),
    ).toEqual([["1", "2"]]);
  });

  test("a zip that another program made is unpacked", async () => {
    const inner = await place.deliver("inner/leden.csv", text);
    const archive = path.join(place.folder, "leden.zip");
    execFileSync("python3", ["-m", "zipfile", "-c", archive, inner]);
    place.configure({ feed: { ...texts, file: "../leden.zip" } });
    expect(await place.landed()).toEqual([{ _line: 2, library: "1", branch: "2" }]);
  });

  test("a zip with two files is refused", async () => {
    expect(
      await refuse(
        zip([
          { name: "a.csv", text: text },
          { name: "b.csv", text: text },
        ]),
      ),
    ).toBe("SchemaError: file.csv: holds 2 files. Deliver one file in each zip.");
  });

  test("what a Mac or Windows adds to a zip unasked is no file of it", async () => {
    const added = [
      "__MACOSX/._leden.csv",
      "__MACOSX/",
      ".DS_Store",
      "map/._leden.csv",
      "Thumbs.db",
    ];
    const entries = [...added, "leden.csv", "desktop.ini"].map((name) => ({
      name,
      text: name === "leden.csv" ? text : "\0\x05\x16\x07",
    }));
    expect(await read(zip(entries))).toEqual([["1", "2"]]);
    expect(await refuse(zip(entries.slice(0, 4)))).toContain("holds 0 files");
  });

  test("a zip without a file is refused", async () => {
    expect(await refuse(zip([{ name: "map/", text: "" }]))).toContain("holds 0 files");
  });

  test("a zip that is cut off or damaged is refused", async () => {
    const whole = zip([{ name: "a.csv", text: text }]);
    expect(await refuse(whole.subarray(0, whole.length - 12))).toMatch(/cut off or damaged/);
    const spoiled = Buffer.from(whole);
    spoiled.fill(0xff, 35, 43);
    expect(await refuse(spoiled)).toMatch(/cut off or damaged/);
  });
});

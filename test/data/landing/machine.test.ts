import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { filesOf, inspectFile, readInto } from "../../../data/connectors/file/index.js";
import { landingFolder } from "../../../data/landing/landed.js";
import { readStanding } from "../../../data/landing/standing.js";
import { createPlace, day, failureOf, texts, type Place } from "../place.js";

let place: Place;

beforeEach(async () => {
  place = await createPlace({ feed: texts });
  await place.deliver("file.csv", "a,b\n1,2\n");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await place.remove();
});

/** What is told of a pull that the machine cannot do, sure that no delivery is blamed for it. */
async function toldOfMachine(): Promise<string> {
  const { name, message } = await failureOf(place.pull());
  const { refused } = await readStanding(place.workplace.varFolder, "feed", day);
  expect(refused).toBeNull();
  return `${name}: ${message}`;
}

test("a disk that is full while rows are kept is told as that", async () => {
  const folder = landingFolder(place.workplace.varFolder, "feed", day);
  await mkdir(folder, { recursive: true });
  // Takes nothing, as a full disk does.
  for (const name of ["rows.parquet.part", "tmp_rows.parquet.part"]) {
    await symlink("/dev/full", path.join(folder, name));
  }
  expect(await toldOfMachine()).toMatch(/^MachineError: .*The disk is full\. Make room/);
});

test("a folder for temporary files that is not there is told by its name", async () => {
  vi.stubEnv("TMPDIR", path.join(place.folder, "nergens"));
  expect(await toldOfMachine()).toMatch(
    /^MachineError: .*\/nergens: nothing can be made there \(ENOENT\)\. Set TMPDIR to a folder that can be written\.$/,
  );
});

test("so is one that is a file", async () => {
  await writeFile(path.join(place.folder, "bestand"), "");
  vi.stubEnv("TMPDIR", path.join(place.folder, "bestand"));
  expect(await toldOfMachine()).toMatch(/^MachineError: .*\/bestand: nothing can be made there/);
});

test("and one that is mended is used without a new start", async () => {
  vi.stubEnv("TMPDIR", path.join(place.folder, "nergens"));
  await toldOfMachine();
  vi.unstubAllEnvs();
  expect(await place.landed()).toHaveLength(1);
});

test("a machine without mkfifo is told what to install", async () => {
  vi.stubEnv("PATH", place.folder);
  expect(await toldOfMachine()).toBe(
    "MachineError: mkfifo: is not there. Install it: it belongs to coreutils, or to busybox.",
  );
});

test("a mkfifo that fails is told by the folder", async () => {
  const bin = path.join(place.folder, "bin");
  await mkdir(bin);
  await writeFile(path.join(bin, "mkfifo"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  vi.stubEnv("PATH", `${bin}:${process.env.PATH}`);
  expect(await toldOfMachine()).toMatch(
    /^MachineError: .*: a named pipe cannot be made there\. Set TMPDIR to a folder on a disk of this machine\.$/,
  );
});

test("too little memory is told as that, and not as a fault of the file", async () => {
  const rows = Array.from({ length: 300_000 }, (_, n) => `${n}-${"x".repeat(80)},${n * 7919}`);
  const file = await place.deliver("file.csv", `a,b\n${rows.join("\n")}\n`);
  const spec = filesOf(place.workplace.config.feeds.feed!).file!;
  const inspected = await inspectFile(file, spec);
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: "",
    memory_limit: "45MB",
  });
  const connection = await instance.connect();
  const { name, message } = await failureOf(
    readInto(connection, "incoming", inspected, spec, { needed: ["a", "b"] }),
  );
  connection.closeSync();
  instance.closeSync();
  expect(`${name}: ${message}`).toBe(
    "MachineError: There is not enough memory. Give the machine, or the container, more; or deliver in smaller files.",
  );
});

import { appendFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  filesOf,
  inspectFile,
  readInto,
  type Inspected,
} from "../../../data/connectors/file/index.js";
import { openDatabase } from "../../../data/warehouse/database.js";
import { createPlace, failureOf, texts, type Place } from "../place.js";

const changed =
  "SourceError: file.csv: changed while it was read. Deliver it under another name, and give it this one when it is whole.";
let place: Place;
let inspected: Inspected;

beforeEach(async () => {
  place = await createPlace({ feed: texts });
  const file = await place.deliver("file.csv", "a,b\n1,2\n3,4\n");
  inspected = await inspectFile(file, specOf(place));
});
afterEach(() => place.remove());

function specOf({ workplace }: Place) {
  return filesOf(workplace.config.feeds.feed!).file!;
}

async function read() {
  const database = await openDatabase(":memory:");
  try {
    await readInto(database.connection, "incoming", inspected, specOf(place), {});
  } finally {
    database.close();
  }
}

async function refusal() {
  const { name, message } = await failureOf(read());
  return `${name}: ${message}`;
}

test("a file that is as it was is read", async () => {
  await expect(read()).resolves.toBeUndefined();
});

test("a file that has grown since it was looked at is not taken", async () => {
  await appendFile(inspected.path, "5,6\n");
  expect(await refusal()).toBe(changed);
});

test("a file written over with as many bytes is not taken", async () => {
  await writeFile(inspected.path, "a,b\n9,9\n9,9\n");
  expect(await refusal()).toBe(changed);
});

test("another file of the same bytes in its place is not taken", async () => {
  await writeFile(`${inspected.path}.new`, await readFile(inspected.path));
  await rename(`${inspected.path}.new`, inspected.path);
  expect(await refusal()).toBe(changed);
});

test("that it changed is told rather than what was wrong in it by then", async () => {
  await writeFile(inspected.path, 'a,b\n1,2\n"3');
  expect(await refusal()).toBe(changed);
});

test("a file that is gone by then can come back", async () => {
  await rm(inspected.path);
  expect(await refusal()).toBe("SourceError: file.csv: is gone. Deliver it again.");
});

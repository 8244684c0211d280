import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { landingFolder, readLanded } from "../../../data/landing/landed.js";
import { pullSnapshot } from "../../../data/landing/pull.js";
import { replaceSnapshot, undoReplacement } from "../../../data/landing/replace.js";
import { listStandings, readStanding, writeNote } from "../../../data/landing/standing.js";
import { createPlace, day, failureOf, texts, type Place } from "../place.js";

const because = "half a file";
const long = `a,b\n${Array.from({ length: 300_000 }, (_, n) => `${n},x`).join("\n")}\n`;
let place: Place;

beforeEach(async () => {
  place = await createPlace({ feed: texts });
  await place.deliver("file.csv", "a,b\n1,2\n");
});
afterEach(() => place.remove());

async function replace(text: string) {
  const file = await place.deliver("met-de-hand.csv", text);
  return replaceSnapshot(place.workplace, "feed", day, { file, because });
}

const folder = () => landingFolder(place.workplace.varFolder, "feed", day);
const standing = () => readStanding(place.workplace.varFolder, "feed", day);
const undo = () => undoReplacement(place.workplace, "feed", day);

describe("a file given by hand", () => {
  test("is written in one step with what it replaces, so that it can be undone wherever it broke off", async () => {
    await place.load();
    const before = await place.pull();
    await writeNote(place.workplace.varFolder, "feed", day, "taken", before);
    const landed = await replace("a,b\n3,4\n");
    // As it stands where nothing more was written than the record that makes it count.
    const record = path.join(place.folder, "landed.json");
    await copyFile(path.join(folder(), "landed.json"), record);
    for (const name of await readdir(folder())) {
      if (name.endsWith(".json")) await rm(path.join(folder(), name));
    }
    await copyFile(record, path.join(folder(), "landed.json"));
    expect((await standing()).landed).toEqual(landed);
    expect(await undo()).toBe(true);
    expect(await standing()).toMatchObject({ landed: before, taken: before });
  });

  test("given twice gives way to what was delivered, not to the first of the two", async () => {
    const before = await place.pull();
    await replace("a,b\n3,4\n");
    await replace("a,b\n5,6\n");
    expect(await undo()).toBe(true);
    expect(await readLanded(place.workplace.varFolder, "feed", day)).toEqual(before);
    expect(await undo()).toBe(false);
  });

  test("cannot be undone where nothing was delivered", async () => {
    await replace("a,b\n3,4\n");
    expect(await undo()).toBe(false);
  });

  test("stands where a pull began before it and ends after it", async () => {
    await place.deliver("file.csv", long);
    const pulled = pullSnapshot(place.workplace, "feed", day);
    const landed = await replace("a,b\n3,4\n");
    expect(await pulled).toEqual(landed);
    expect((await standing()).landed).toEqual(landed);
  });

  test("and is not called refused because that pull was", async () => {
    await place.deliver("file.csv", long + "half");
    const pulled = pullSnapshot(place.workplace, "feed", day);
    const landed = await replace("a,b\n3,4\n");
    expect(await pulled).toEqual(landed);
    expect(await standing()).toMatchObject({ landed, refused: null });
  });
});

test("a snapshot that is withdrawn while it is pulled does not land", async () => {
  await place.deliver("file.csv", long);
  const pulled = pullSnapshot(place.workplace, "feed", day);
  await writeNote(place.workplace.varFolder, "feed", day, "withdrawn", { at: "", because });
  expect(await pulled).toBeNull();
  expect((await standing()).landed).toBeNull();
});

describe("a decision that cannot be read", () => {
  test.each(["withdrawn.json", "landed.json", "accepted.json"])(
    "is no decision that was not made: %s",
    async (name) => {
      const { varFolder } = place.workplace;
      await mkdir(path.join(folder(), name), { recursive: true });
      const error = await failureOf(listStandings(varFolder));
      expect(`${error.name}: ${error.message}`).toBe(
        `MachineError: ${folder()}/${name}: cannot be read (EISDIR). Look at its disk.`,
      );
      if (name === "accepted.json") return;
      expect((await failureOf(place.pull())).message).toBe(error.message);
    },
  );

  test("nor is one that was half written by an editor", async () => {
    await mkdir(folder(), { recursive: true });
    await writeFile(path.join(folder(), "withdrawn.json"), '{ "at": "2026-');
    expect((await failureOf(place.pull())).message).toBe(
      `${folder()}/withdrawn.json: is no JSON. Mend it, put it back from a backup, or take it away.`,
    );
  });

  test("a stray file in landing is no feed", async () => {
    await place.pull();
    await writeFile(path.join(place.workplace.varFolder, "landing", ".DS_Store"), "");
    expect(await listStandings(place.workplace.varFolder)).toHaveLength(1);
  });
});

describe("why a delivery was refused has a code", () => {
  test.each([
    ["no_column", "a,c\n1,2\n", { column: "b" }],
    ["open_quote", 'a,b\n"1,2\n3,4\n', { line: 2 }],
    ["cut_off", "a,b\n1,2\n3", { line: 3 }],
    ["empty", "", {}],
  ])("%s, beside the sentence in landing", async (code, text, values) => {
    await place.deliver("file.csv", text);
    const error = await failureOf(place.pull());
    expect(error.name).toBe("SchemaError");
    const kept = await readFile(path.join(folder(), "refused.json"), "utf8");
    expect(JSON.parse(kept)).toEqual({ message: error.message, code, values });
  });

  test.each([
    ["no_rows", "a,b\n"],
    ["all_rejected", "a,b\n,2\n,4\n"],
    ["too_many_rejected", "a,b\n1,2\n,4\n"],
    [null, "a,b\n1,2\n"],
  ])("%s, of the load", async (code, text) => {
    await place.deliver("file.csv", text);
    expect(await place.load()).toMatchObject({ code, status: code ? "refused" : "loaded" });
  });
});

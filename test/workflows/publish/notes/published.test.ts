import { existsSync } from "node:fs";
import { readFile, readlink, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../../../support/cli.js";
import { smallRegion, type SmallRegion } from "../../../support/smallRegion.js";

let region: SmallRegion;
let original: string;

beforeAll(async () => {
  region = await smallRegion({ months: 1 });
  original = await readFile(region.config, "utf8");
});

afterAll(() => rm(region.folder, { recursive: true }));

const write = (...lines: string[]) =>
  writeFile(path.join(region.folder, "notes.md"), `${lines.join("\n")}\n`);

async function configure(notes: object) {
  const text = original.replace("  feeds: {", `  notes: ${JSON.stringify(notes)},\n  feeds: {`);
  await writeFile(region.config, text);
}

const refresh = () =>
  runCli(["refresh", "--config", region.config], { env: { TEMPORAL_ADDRESS: undefined } });

async function published() {
  const current = path.join(region.var, "published/current");
  const data = (edition: string) => path.join(current, "sites", edition, "data");
  const notesOf = async (edition: string) => {
    const file = path.join(data(edition), "proefbibliotheek/notes.json");
    const notes = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : null;
    const index = JSON.parse(await readFile(path.join(data(edition), "index.json"), "utf8"));
    expect(index.libraries[0].hasNotes).toBe(notes !== null);
    return notes;
  };
  return {
    version: await readlink(current),
    own: await notesOf("internal/proefbibliotheek"),
    all: await notesOf("public"),
    hasPersonas: existsSync(path.join(data("public"), "personas")),
  };
}

test("notes are read by the library alone, until they are said to be public", async () => {
  await write("## A", "", "Ours.");
  await configure({ proefbibliotheek: "notes.md" });
  const { code, output } = await refresh();
  expect(code, output).toBe(0);
  const first = await published();
  expect(first.own).toEqual([{ segment_id: "A", html: "<p>Ours.</p>\n" }]);
  expect(first.all).toBeNull();
  await configure({ Proefbibliotheek: { file: "notes.md", public: true } });
  expect((await refresh()).code).toBe(0);
  expect(await published()).toMatchObject({ own: first.own, all: first.own });
});

test("without personas there are no files of them", async () => {
  expect((await published()).hasPersonas).toBe(false);
});

test("an edited file is another publication, and the same one is none", async () => {
  const { version } = await published();
  expect((await refresh()).code).toBe(0);
  expect((await published()).version).toBe(version);
  await write("## A", "", "Ours, and more.");
  expect((await refresh()).code).toBe(0);
  const after = await published();
  expect(after.version).not.toBe(version);
  expect(after.own).toEqual([{ segment_id: "A", html: "<p>Ours, and more.</p>\n" }]);
});

test("a heading about no segment stops the publication with a sentence, and the one before stands", async () => {
  const { version } = await published();
  await write("## A", "", "Ours.", "", "## Z", "", "Whose?");
  const { code, output } = await refresh();
  expect(code).not.toBe(0);
  expect(output).toContain(
    'notes.md, line 5: "## Z" begins with no code of a segment. The codes are: A, B, A1, B1, B2.',
  );
  expect(output).not.toMatch(/\n\s+at /);
  expect((await published()).version).toBe(version);
});

test("notes of a library that is not there are refused with those that are", async () => {
  await write("## A", "", "Ours.");
  await configure({ elsewhere: "notes.md" });
  const { code, output } = await refresh();
  expect(code).not.toBe(0);
  expect(output).toContain(
    "notes.elsewhere: there is no such library. The libraries are: proefbibliotheek.",
  );
});

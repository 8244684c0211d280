import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { expect, onTestFinished, test } from "vitest";
import { listPersonas, writePersonas } from "../../../../workflows/publish/editions/personas.js";
import { neededFor, world, type WorldContent } from "../../../support/world.js";

const segmentation: WorldContent["segmentation"] = [
  { level: "segment", segment_id: "A", name: "Alpha", position: 1 },
  { level: "subsegment", segment_id: "A1", parent_id: "A", name: "Alpha one", position: 1 },
  { level: "segment", segment_id: "<b>/..", name: "Bold", position: 2 },
];

const trait = (level: "segment" | "subsegment", segment_id: string, more = {}) => ({
  ...{ level, segment_id, domain: "media", topic: "Paper", attribute: "Reads", index: 120 },
  ...more,
});

async function write(personas: WorldContent["personas"]) {
  const built = await world({ segmentation, personas });
  await built.build(neededFor("persona"));
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-personas-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const data = path.join(folder, "personas");
  await writePersonas(built.warehouse, "map@1", data);
  const files = (await readdir(folder)).length ? await readdir(data) : [];
  const names = await listPersonas(built.warehouse, "map@1");
  const tables = files.filter((file) => !file.endsWith(".br"));
  expect(tables.sort()).toEqual(names.map((name) => `${name}.arrow`).sort());
  return {
    names,
    rows: async (name: string) =>
      tableFromIPC(await readFile(path.join(data, `${name}.arrow`))).toArray() as {
        segment_id: string;
        index: number;
      }[],
  };
}

test("there is a file of all segments, and one of each with its subsegments", async () => {
  const { names, rows } = await write([
    trait("segment", "A"),
    trait("subsegment", "A1", { index: 80 }),
    trait("segment", "<b>/.."),
  ]);
  expect(names).toEqual(["segments", "~3c~b~3e~~2f~~2e~~2e~", "A"]);
  const told = async (name: string) =>
    (await rows(name)).map(({ segment_id, index }) => [segment_id, index]);
  expect(await told("segments")).toEqual([
    ["<b>/..", 120],
    ["A", 120],
  ]);
  expect(await told("A")).toEqual([
    ["A", 120],
    ["A1", 80],
  ]);
  expect(Object.keys((await rows("A"))[0]!)).toEqual([
    ...["level", "segment_id", "domain", "topic", "attribute"],
    ...["value", "index", "source", "licence"],
  ]);
});

test("of another segmentation, and of a part of no segment, there is nothing", async () => {
  const { names, rows } = await write([
    trait("segment", "A"),
    trait("segment", "A", { segmentation: "map@0", attribute: "Is of before" }),
    trait("subsegment", "Q1"),
  ]);
  expect(names).toEqual(["segments", "A"]);
  expect(await rows("A")).toHaveLength(1);
});

test("where nothing is known of any, there are no files", async () => {
  expect((await write([])).names).toEqual([]);
});

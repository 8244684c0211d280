import { expect, test } from "vitest";
import { personaFile as asked } from "../../dashboards/components/personaFile.js";
import { personaFile as written } from "../../workflows/publish/editions/personaFile.js";

const ids = [
  "A",
  "A1",
  "<b>",
  "a/b",
  "..",
  "a b",
  "é",
  "😀",
  "~3c~b",
  "segments",
  "~segments",
  "%2f",
];

test("a page asks for the file that was written of a segment, whatever it is called", () => {
  expect(ids.map(asked)).toEqual(ids.map(written));
});

test("its name is plain, and no other's", () => {
  const names = [...ids.map(written), "segments"];
  expect(names.filter((name) => !/^[A-Za-z0-9_~-]+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

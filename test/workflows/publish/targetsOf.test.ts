import { expect, test } from "vitest";
import { targetsOf } from "../../../workflows/publish/targetsOf.js";

const known = { libraries: ["lage-landen", "elders"], segments: ["A", "B"] };
const target = { penetration: 0.3, by: "2027-12-31" };

test("a library has the targets that stand under its name or its slug", () => {
  const targets = { "Lage Landen": { A: target, _all: target }, elders: { B: target } };
  expect(targetsOf("lage-landen", targets, known)).toEqual([
    { segment_id: "A", ...target },
    { segment_id: "_all", ...target },
  ]);
  expect(targetsOf("elders", targets, known)).toEqual([{ segment_id: "B", ...target }]);
});

test.each([
  [{ "Hoge Landen": { A: target } }, 'no library "Hoge Landen". Those there are: lage-landen'],
  [{ elders: { C: target } }, 'no segment "C". Those there are: _all, A, B.'],
])("what is not there is named, with what is", (targets, sentence) => {
  expect(() => targetsOf("lage-landen", targets, known)).toThrow(sentence);
});

import { describe, expect, it } from "vitest";
import { assertPromise } from "../../../transforms/disclosure/assertPromise.js";
import { claimsOf, createCertificates } from "../../../transforms/disclosure/certificates.js";
import { primaryPattern } from "../../../transforms/disclosure/pattern.js";
import { sumOf } from "../../../transforms/disclosure/problem.js";

const problem = {
  cells: [
    { id: "a", value: 4 },
    { id: "b", value: 30 },
    { id: "c", value: 250 },
    { id: "whole", value: 284, most: 290 },
  ],
  relations: [sumOf("whole", ["a", "b", "c"])],
};

/** Proves of `a`, with b hidden as well, that it can be as low and as high as is promised. */
function judge(up: number[], down: number[] | undefined) {
  const pattern = primaryPattern(problem);
  pattern.hidden.add(1);
  const certificates = createCertificates(claimsOf(pattern.primaries));
  for (const claim of certificates.open()) {
    const values = claim.direction === "up" ? up : down;
    if (values)
      certificates.prove([claim], { values: Float64Array.from(values), moved: new Set() });
  }
  assertPromise(pattern, problem, certificates);
}

const UP = [9, 25, 250, 284];
const DOWN = [0, 34, 250, 284];
const REFUSED =
  "a: what would be published narrows it. Publish nothing of this table, and report it.";

describe("a promise", () => {
  it("is kept where a possible table shows each end", () => {
    expect(() => judge(UP, DOWN)).not.toThrow();
  });

  it.each([
    ["has no proof", undefined],
    ["has one that does not go far enough", [1, 33, 250, 284]],
    ["has one that changes what is published", [0, 30, 254, 284]],
    ["has one in which a sum does not come out", [0, 30, 250, 284]],
    ["has one with fewer than nobody", [0, -1, 250, 284]],
  ])("is refused where an end %s", (_why, down) => {
    expect(() => judge(UP, down)).toThrow(REFUSED);
  });
});

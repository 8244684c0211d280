import { existsSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { report } from "../../support/report.js";
import { packing } from "./faults/packing.js";
import { table } from "./faults/table.js";
import { text } from "./faults/text.js";
import { tryFault, type Outcome } from "./tryFault.js";

const outcomes: Outcome[] = [];

// What the documentation's table of faults is made from.
afterAll(() => report("badInput", outcomes));

describe.each([
  ["a file that is packed or closed", packing],
  ["a file that is not quite text", text],
  ["a table that is not as declared", table],
])("%s: a sentence, and no row lost or doubled", (_, faults) => {
  test.each(faults)("$fault", async (fault) => {
    const outcome = await tryFault(fault);
    outcomes.push(outcome);
    const { status, sentence = null, rejected } = fault.expect;
    if (sentence instanceof RegExp) expect(outcome.sentence).toMatch(sentence);
    else expect(outcome.sentence).toBe(sentence);
    expect(outcome).toMatchObject({ status, lost: 0, doubled: 0 });
    if (status === "loaded") expect(outcome.rejected).toBe(rejected);
    if (fault.most) expect(outcome.peakMegabytes).toBeLessThan(fault.most);
    expect(outcome.seconds).toBeLessThan(60);
    expect(outcome.kept).toBeLessThan(20_000_000);
    expect(outcome.sentence ?? "").not.toMatch(/P\d+|\/tmp|\n/);
  });
});

test("nothing was written where an archive pointed to", () => {
  expect(existsSync("/tmp/leden.csv")).toBe(false);
});

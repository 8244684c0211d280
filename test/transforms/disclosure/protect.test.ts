import { describe, expect, it } from "vitest";
import { atMost, sumOf, type Cell, type Problem } from "../../../transforms/disclosure/problem.js";
import { protect } from "../../../transforms/disclosure/protect.js";

function cellsOf(values: Record<string, number>, most?: number): Cell[] {
  return Object.entries(values).map(([id, value]) => ({
    id,
    value,
    ...(most !== undefined && { most }),
  }));
}

/** A whole and its parts. */
function oneRow(parts: Record<string, number>): Problem {
  const whole = Object.values(parts).reduce((sum, value) => sum + value, 0);
  return {
    cells: cellsOf({ whole, ...parts }),
    relations: [sumOf("whole", Object.keys(parts))],
  };
}

async function suppressedIn(problem: Problem) {
  return Object.fromEntries((await protect(problem)).suppressed);
}

describe("suppression", () => {
  it("hides nothing where no count is small", async () => {
    expect(await protect(oneRow({ a: 10, b: 0, c: 250 }))).toEqual({
      suppressed: new Map(),
      narrowed: [],
      disclosedBefore: [],
    });
  });

  it("hides nothing of nothing", async () => {
    expect(await suppressedIn({ cells: [], relations: [] })).toEqual({});
  });

  it("hides one count of a table of one", async () => {
    expect(await suppressedIn({ cells: cellsOf({ a: 4 }), relations: [] })).toEqual({
      a: "primary",
    });
  });

  it("hides the cheapest count beside a small one that stands alone in a sum", async () => {
    expect(await suppressedIn(oneRow({ a: 4, b: 30, c: 250 }))).toEqual({
      a: "primary",
      b: "secondary",
    });
  });

  it("hides nothing more where small counts are enough for each other", async () => {
    const suppressed = await suppressedIn(oneRow({ a: 9, b: 9, c: 9, d: 250 }));
    expect(suppressed).toEqual({ a: "primary", b: "primary", c: "primary" });
  });

  it("hides one count more where two small ones would be known to be at most their sum", async () => {
    const suppressed = await suppressedIn(oneRow({ a: 1, b: 2, c: 40, d: 250 }));
    expect(suppressed).toEqual({ a: "primary", b: "primary", c: "secondary" });
  });

  it("hides the sum too where all its parts are small and too few", async () => {
    const suppressed = await suppressedIn(oneRow({ a: 1, b: 2 }));
    expect(suppressed).toEqual({ a: "primary", b: "primary", whole: "primary" });
  });

  it("is not satisfied with a 0 beside a small count, which cannot become less", async () => {
    expect(await suppressedIn(oneRow({ a: 4, b: 0, c: 250 }))).toMatchObject({
      a: "primary",
      c: "secondary",
    });
  });

  it("hides a 0 where that is all that is needed", async () => {
    const problem = {
      cells: cellsOf({ whole: 9, a: 9, b: 0 }),
      relations: [sumOf("whole", ["a", "b"])],
      known: new Map([["whole", 9]]),
    };
    expect(await protect(problem)).toEqual({
      suppressed: new Map([
        ["a", "primary"],
        ["b", "secondary"],
        ["whole", "primary"],
      ]),
      narrowed: [],
      disclosedBefore: ["whole"],
    });
  });

  it("takes the count that costs least by the weights that are given", async () => {
    const { cells, relations } = oneRow({ a: 4, b: 30, c: 250 });
    const weighed = cells.map((cell) => (cell.id === "b" ? { ...cell, weight: 1000 } : cell));
    expect(await suppressedIn({ cells: weighed, relations })).toEqual({
      a: "primary",
      c: "secondary",
    });
  });

  it("asks of an upper bound that it leaves room, as a total's that is only just above its part", async () => {
    const problem = {
      cells: cellsOf({ library: 52, branch: 50, small: 2, other: 300, all: 302 }),
      relations: [atMost("library", ["branch", "small"]), sumOf("all", ["small", "other"])],
    };
    // Were the branch or the library not hidden, the small count would be at most 2.
    expect(await suppressedIn(problem)).toEqual({
      small: "primary",
      branch: "secondary",
      other: "secondary",
    });
  });

  it("calls small what would be printed as 1 to 9", async () => {
    const { suppressed } = await protect({
      cells: cellsOf({ none: 0.49, least: 0.5, most: 9.49, enough: 9.5 }),
      relations: [],
    });
    expect([...suppressed.keys()]).toEqual(["least", "most"]);
  });

  it("hides below another threshold when told so", async () => {
    const cells = cellsOf({ a: 4, b: 5, c: 12 });
    expect(await suppressedIn({ cells, relations: [], least: 5 })).toEqual({ a: "primary" });
  });
});

describe("what cannot be promised is told", () => {
  it("where fewer live than the threshold", async () => {
    const { narrowed } = await protect({ cells: cellsOf({ a: 2 }, 6), relations: [] });
    expect(narrowed).toEqual([{ id: "a", low: 0, high: 6, because: "most" }]);
  });

  it("where others' upper bounds give it away", async () => {
    const { narrowed } = await protect({
      cells: [...cellsOf({ persons: 4 }, 5), ...cellsOf({ households: 3 })],
      relations: [atMost("persons", ["households"])],
    });
    expect(narrowed).toEqual([
      { id: "households", low: 0, high: expect.closeTo(5, 4), because: "relations" },
      { id: "persons", low: 0, high: 5, because: "most" },
    ]);
  });

  it("where an earlier publication gives it away", async () => {
    const { narrowed, disclosedBefore, suppressed } = await protect({
      ...oneRow({ a: 4, b: 30, c: 250 }),
      known: new Map([
        ["b", 30],
        ["c", 250],
        ["whole", 284],
      ]),
    });
    expect(narrowed).toEqual([
      { id: "a", low: expect.closeTo(4, 4), high: expect.closeTo(4, 4), because: "before" },
    ]);
    expect([disclosedBefore, [...suppressed]]).toEqual([[], [["a", "primary"]]]);
  });

  it("where an earlier publication showed it", async () => {
    const result = await protect({
      ...oneRow({ a: 4, b: 30, c: 250 }),
      known: new Map([["a", 4]]),
    });
    expect(result).toEqual({
      suppressed: new Map([["a", "primary"]]),
      narrowed: [],
      disclosedBefore: ["a"],
    });
  });

  it("but not where an earlier publication showed another figure", async () => {
    const result = await protect({
      ...oneRow({ a: 4, b: 30, c: 250 }),
      known: new Map([["a", 14]]),
    });
    expect(result.disclosedBefore).toEqual([]);
    expect(result.suppressed.get("b")).toBe("secondary");
  });
});

describe("a table that cannot be so is refused", () => {
  const refusals: [string, Problem, string][] = [
    [
      "for a cell that comes twice",
      { cells: [...cellsOf({ a: 4 }), ...cellsOf({ a: 5 })], relations: [] },
      "a: this cell comes twice. Give each its own id.",
    ],
    [
      "for a relation about no cell",
      { cells: cellsOf({ a: 4 }), relations: [sumOf("a", ["b"])] },
      "b: in a relation, but no cell. Add the cell.",
    ],
    [
      "for a sum that does not come out",
      { cells: cellsOf({ a: 4, b: 3 }), relations: [sumOf("a", ["b"])] },
      "a: a relation that it is in does not hold of the values. Leave the relation out, or correct it.",
    ],
    [
      "for more members than residents",
      { cells: cellsOf({ a: 14 }, 13), relations: [] },
      "a: its value is above what everybody knows to be its most. Correct `most`.",
    ],
    [
      "for what is no count",
      { cells: cellsOf({ a: -1 }), relations: [] },
      "a: no count. Give a number of 0 or more.",
    ],
  ];

  it.each(refusals)("%s", async (_why, problem, message) => {
    await expect(protect(problem)).rejects.toThrow(message);
    await expect(protect(problem)).rejects.toMatchObject({ name: "CheckError" });
  });
});

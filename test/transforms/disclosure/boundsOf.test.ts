import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../../transforms/disclosure/boundsOf.js";
import { sumOf, type Interval, type Problem } from "../../../transforms/disclosure/problem.js";
import { protect } from "../../../transforms/disclosure/protect.js";
import { roundTo } from "../../../transforms/disclosure/roundTo.js";
import { anyTable } from "./anyTable.js";
import { boundsByEnumeration } from "./enumerate.js";

/** Two rows of three and their sums, of which the bounds are whole numbers (its matrix is totally unimodular). */
const grids: fc.Arbitrary<[Problem, Set<string>]> = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }),
  )
  .map(([inner, places]) => {
    const at = (row: number, column: number) => inner[3 * row + column]!;
    const values: Record<string, number> = { sum: inner.reduce((sum, one) => sum + one, 0) };
    for (const row of [0, 1]) values[`r${row}`] = at(row, 0) + at(row, 1) + at(row, 2);
    for (const column of [0, 1, 2]) values[`c${column}`] = at(0, column) + at(1, column);
    for (const [place, value] of inner.entries()) {
      values[`r${Math.floor(place / 3)}c${place % 3}`] = value;
    }
    const cells = Object.entries(values).map(([id, value]) => ({ id, value, most: value + 5 }));
    const relations = [
      sumOf("sum", ["r0", "r1"]),
      sumOf("sum", ["c0", "c1", "c2"]),
      ...[0, 1].map((row) =>
        sumOf(
          `r${row}`,
          [0, 1, 2].map((column) => `r${row}c${column}`),
        ),
      ),
      ...[0, 1, 2].map((column) =>
        sumOf(
          `c${column}`,
          [0, 1].map((row) => `r${row}c${column}`),
        ),
      ),
    ];
    return [{ cells, relations }, new Set(places.map((place) => cells[place]!.id))];
  });

function publishedOf({ cells }: Problem, hidden: ReadonlySet<string>): Map<string, number> {
  return new Map(cells.filter(({ id }) => !hidden.has(id)).map(({ id, value }) => [id, value]));
}

function near({ low, high }: Interval): Interval {
  return { low: expect.closeTo(low, 3), high: expect.closeTo(high, 3) };
}

describe("the bounds", () => {
  it("are those that going through all tables gives", async () => {
    await fc.assert(
      fc.asyncProperty(grids, async ([problem, hidden]) => {
        const bounds = await boundsOf({ ...problem, published: publishedOf(problem, hidden) });
        const expected = [...boundsByEnumeration(problem, hidden)];
        expect([...bounds].sort()).toEqual(expected.map(([id, one]) => [id, near(one)]).sort());
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("with goals contain them if, and only if, they do without", async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (problem) => {
        const small = problem.cells.filter(({ value }) => value >= 1 && value < 9);
        const published = publishedOf(problem, new Set(small.map(({ id }) => id)));
        const goals = new Map(small.map(({ id }) => [id, { low: 0, high: 9 }]));
        const view = { ...problem, published };
        const [exact, quick] = [await boundsOf(view), await boundsOf(view, goals)];
        for (const [id, { low, high }] of exact) {
          const found = quick.get(id)!;
          expect(found.low <= 1e-5).toBe(low <= 1e-5);
          expect(found.high >= 9 - 1e-5).toBe(high >= 9 - 1e-5);
          expect([found.low >= low - 1e-5, found.high <= high + 1e-5]).toEqual([true, true]);
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it("have no upper end where nothing sets one", async () => {
    const bounds = await boundsOf({
      cells: [{ id: "a" }, { id: "b" }],
      relations: [sumOf("a", ["b"])],
      published: new Map(),
    });
    expect([...bounds.values()]).toEqual([
      { low: 0, high: Infinity },
      { low: 0, high: Infinity },
    ]);
  });

  it("are none of a table that is published whole", async () => {
    const published = new Map(Object.entries({ a: 4, b: 4 }));
    const view = { cells: [{ id: "a" }, { id: "b" }], relations: [sumOf("a", ["b"])], published };
    expect(await boundsOf(view)).toEqual(new Map());
  });

  it("are refused of a relation about no cell", async () => {
    const view = { cells: [{ id: "a" }], relations: [sumOf("a", ["b"])], published: new Map() };
    await expect(boundsOf(view)).rejects.toThrow("b: in a relation, but no cell. Add the cell.");
  });

  it("are refused of figures that contradict each other", async () => {
    const view = {
      cells: [{ id: "all" }, { id: "a" }, { id: "b" }],
      relations: [sumOf("all", ["a", "b"])],
      published: new Map([
        ["all", 3],
        ["a", 4],
      ]),
    };
    await expect(boundsOf(view)).rejects.toThrow(
      "What was published contradicts the relations. Leave out a relation that does not hold.",
    );
  });
});

describe("rounding", () => {
  it("gives the nearest multiple of 5, or of another base, halves upwards", () => {
    const cells = [0, 2, 2.5, 7, 8, 13].map((value) => ({ id: String(value), value }));
    const shown = (base?: number) => [...roundTo(cells, base).values()].map((one) => one.shown);
    expect(shown()).toEqual([0, 0, 5, 5, 10, 15]);
    expect(shown(10)).toEqual([0, 0, 0, 10, 10, 10]);
  });

  it("never hides the truth from the bounds, and keeps a count within half a base", async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (problem) => {
        const rounded = roundTo(problem.cells);
        const bounds = await boundsOf({ ...problem, published: rounded });
        for (const { id, value } of problem.cells) {
          const { low, high } = bounds.get(id)!;
          const { shown } = rounded.get(id)!;
          expect(low).toBeLessThanOrEqual(value + 1e-4);
          expect(high).toBeGreaterThanOrEqual(value - 1e-4);
          expect([low >= shown - 2.51, high <= shown + 2.51]).toEqual([true, true]);
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it("promises no more than that: relations can narrow a count further", async () => {
    const cells = Object.entries({ all: 14, a: 7, b: 7 }).map(([id, value]) => ({ id, value }));
    const relations = [sumOf("all", ["a", "b"])];
    const bounds = await boundsOf({ cells, relations, published: roundTo(cells) });
    // Shown are 15, 5 and 5: parts of 2.5 to 7.5 that make 12.5 or more.
    expect(bounds.get("a")).toEqual(near({ low: 5, high: 7.5 }));
  });
});

it("hundreds of tables in one process take no more memory than some", async () => {
  const tables = fc.sample(anyTable, { numRuns: 40, seed: 11 });
  const protectAll = async (times: number) => {
    for (let time = 0; time < times; time += 1) for (const table of tables) await protect(table);
    return process.memoryUsage().external;
  };
  const some = await protectAll(2);
  expect(await protectAll(8)).toBeLessThan(1.1 * some);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval, Problem } from "../../../transforms/disclosure/problem.js";
import { protect } from "../../../transforms/disclosure/protect.js";
import { anyTable } from "./anyTable.js";
import { attack } from "./attackByText.js";

const SEED = 7;
const ERROR = 1e-4;

function smallOf({ cells }: Problem): string[] {
  return cells
    .filter(({ value }) => Math.round(value) >= 1 && Math.round(value) <= 9)
    .map(({ id }) => id);
}

/** What can be promised at the best: the attack where all is hidden that can be, within 0 to 9. */
function bestOf(problem: Problem, id: string): Interval {
  const { known = new Map<string, number>() } = problem;
  const all = new Set(problem.cells.map((cell) => cell.id).filter((one) => !known.has(one)));
  const { low, high } = attack(problem, all, id);
  return { low, high: Math.min(9, high) };
}

/** Whether an attack on what is published tells more of a small count than must be told. */
function isTold(problem: Problem, hidden: ReadonlySet<string>, id: string): boolean {
  const bounds = attack(problem, hidden, id);
  return isNarrower(bounds, { low: 0, high: 9 }) && isNarrower(bounds, bestOf(problem, id));
}

function isNarrower(bounds: Interval, than: Interval): boolean {
  return bounds.low > than.low + ERROR || bounds.high < than.high - ERROR;
}

async function hold(runs: number, law: (problem: Problem) => Promise<void>) {
  await fc.assert(fc.asyncProperty(anyTable, law), { numRuns: runs, seed: SEED });
}

describe("an attack on what is published", () => {
  it("finds no small count in an interval narrower than 0 to 9, or than is possible at all", async () => {
    await hold(40, async (problem) => {
      const { suppressed } = await protect(problem);
      const hidden = new Set(suppressed.keys());
      expect(smallOf(problem).filter((id) => isTold(problem, hidden, id))).toEqual([]);
    });
  });

  it("finds many where the small counts alone are suppressed", () => {
    const tables = fc.sample(anyTable, { numRuns: 25, seed: SEED });
    const found = tables.flatMap((problem) => {
      const small = smallOf(problem);
      return small.map((id) => isTold(problem, new Set(small), id));
    });
    expect(found.filter((isFound) => isFound).length / found.length).toBeGreaterThan(0.3);
  });

  it("finds no more in these tables where it is known that counts are whole", async () => {
    const tables = fc
      .sample(anyTable, { numRuns: 60, seed: SEED })
      .filter(({ cells }) => cells.every(({ value }) => Number.isInteger(value)));
    for (const problem of tables) {
      const hidden = new Set((await protect(problem)).suppressed.keys());
      for (const id of smallOf(problem)) {
        const { low, high } = attack(problem, hidden, id, "whole");
        const bounds = attack(problem, hidden, id);
        expect([low, Math.min(9, high)]).toEqual([
          expect.closeTo(bounds.low, 3),
          expect.closeTo(Math.min(9, bounds.high), 3),
        ]);
      }
    }
  });

  it("finds what is told to be narrowed, and no less", async () => {
    await hold(30, async (problem) => {
      const { suppressed, narrowed } = await protect(problem);
      const told = new Map(narrowed.map(({ id, ...rest }) => [id, rest]));
      for (const id of smallOf(problem)) {
        const best = bestOf(problem, id);
        const { low, high } = told.get(id) ?? { low: 0, high: 9 };
        expect([low, high]).toEqual([expect.closeTo(best.low, 3), expect.closeTo(best.high, 3)]);
        expect(suppressed.get(id)).toBe("primary");
      }
    });
  });

  it("is held off by as much as can be where a part was shown before", async () => {
    await hold(40, async (table) => {
      const shown = table.cells.filter((_, place) => place % 4 === 1);
      const known = new Map(shown.map(({ id, value }) => [id, value]));
      const problem = { ...table, known };
      const { suppressed, disclosedBefore } = await protect(problem);
      const small = smallOf(problem);
      expect([...disclosedBefore].sort()).toEqual(small.filter((id) => known.has(id)).sort());
      const secondaries = [...suppressed].filter(([, why]) => why === "secondary");
      expect(secondaries.filter(([id]) => known.has(id))).toEqual([]);
      const hidden = new Set([...suppressed.keys()].filter((id) => !known.has(id)));
      const unknown = small.filter((id) => !known.has(id));
      expect(unknown.filter((id) => isTold(problem, hidden, id))).toEqual([]);
    });
  });
});

describe("the pattern", () => {
  it("is the same whatever the order in which cells and relations are given", async () => {
    await hold(25, async (problem) => {
      const turned = {
        cells: [...problem.cells].reverse(),
        relations: [...problem.relations]
          .reverse()
          .map(({ terms, sense }) => ({ sense, terms: [...terms].reverse() })),
      };
      const [one, other] = [await protect(problem), await protect(turned)];
      expect([...other.suppressed]).toEqual([...one.suppressed]);
      expect(other.narrowed).toEqual(one.narrowed);
    });
  });

  it("is the same again where all that was published before is known", async () => {
    await hold(20, async (problem) => {
      const first = await protect(problem);
      const shown = problem.cells.filter(({ id }) => !first.suppressed.has(id));
      const known = new Map(shown.map(({ id, value }) => [id, Math.round(value)]));
      const second = await protect({ ...problem, known });
      expect([...second.suppressed]).toEqual([...first.suppressed]);
      expect(second.disclosedBefore).toEqual([]);
    });
  });

  it("is the same beside others that are made at the same time", async () => {
    const tables = fc.sample(anyTable, { numRuns: 12, seed: SEED });
    const together = await Promise.all(tables.map(protect));
    for (const [place, table] of tables.entries()) {
      expect(together[place]).toEqual(await protect(table));
    }
  });

  it("holds no count that could be published as well", async () => {
    await hold(20, async (problem) => {
      const { suppressed } = await protect(problem);
      const small = smallOf(problem);
      for (const [id, why] of suppressed) {
        if (why === "primary") continue;
        const others = new Set([...suppressed.keys()].filter((one) => one !== id));
        expect(
          small.some((one) => isTold(problem, others, one)),
          id,
        ).toBe(true);
      }
    });
  });
});

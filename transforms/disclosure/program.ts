import loadHighs, { type Highs, type Model } from "highs";
import { setImmediate } from "node:timers/promises";

export interface Column {
  lower: number;
  upper: number;
  cost: number;
}

export interface Constraint {
  columns: number[];
  coefficients: number[];
  lower: number;
  upper: number;
}

/** The columns of an optimum, where there is one. */
export type Outcome = Float64Array | "infeasible" | "unbounded";

/** A linear program to be minimised, kept by the solver between solutions, so that each starts from the one before. */
export interface Program {
  bound: (column: number, lower: number, upper: number) => void;
  cost: (column: number, cost: number) => void;
  solve: () => Promise<Outcome>;
  close: () => void;
}

/** From the solution before, the primal simplex is quicker after new costs, the dual one after new bounds. */
const STRATEGIES = { costs: 4, bounds: 1 };

/** How long others wait for the event loop, in milliseconds. */
const PATIENCE = 50;

// The package's types are those of its CommonJS half, whose default is one level deeper.
const load = loadHighs as unknown as typeof loadHighs.default;
let loaded: Promise<Highs> | undefined;

/**
 * By HiGHS (Huangfu and Hall, 2018), in WebAssembly. Must be closed: its memory is not collected.
 * @param changing what will mostly be other between solutions
 */
export async function createProgram(
  columns: Column[],
  rows: Constraint[],
  changing: keyof typeof STRATEGIES,
): Promise<Program> {
  const highs = await (loaded ??= load());
  const model = highs.createModel(modelOf(columns, rows));
  model.options.set({
    output_flag: false,
    solver: "simplex",
    presolve: "off",
    simplex_strategy: STRATEGIES[changing],
  });
  let rested = performance.now();
  return {
    bound: (column, lower, upper) => model.changeColBounds(column, lower, upper),
    cost: (column, cost) => model.changeColCost(column, cost),
    close: () => model.dispose(),
    async solve() {
      if (performance.now() - rested > PATIENCE) {
        await setImmediate();
        rested = performance.now();
      }
      return optimumOf(model, highs);
    },
  };
}

function optimumOf(model: Model, { constants }: Highs): Outcome {
  const { optimal, infeasible, unbounded } = constants.modelStatus;
  let { modelStatus } = model.run();
  if (modelStatus !== optimal && modelStatus !== infeasible && modelStatus !== unbounded) {
    // Once more from nothing: the basis it started from may have been a bad one.
    model.clearSolver();
    ({ modelStatus } = model.run());
  }
  if (modelStatus === optimal) return model.getSolution().colValue;
  if (modelStatus === infeasible) return "infeasible";
  if (modelStatus === unbounded) return "unbounded";
  throw new Error(`A linear program ended with status ${modelStatus} of HiGHS.`);
}

function modelOf(columns: Column[], rows: Constraint[]) {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.coefficients),
    },
  };
}

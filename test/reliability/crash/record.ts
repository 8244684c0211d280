import { afterAll } from "vitest";
import { report, type FaultReport } from "../../support/report.js";

/**
 * Lays the lines of one suite down together at its end, in a file of its own: suites run side by side,
 * and a fault that is no more must not stay from an earlier run.
 */
export function recordOf(suite: string): (line: FaultReport) => void {
  const lines: FaultReport[] = [];
  afterAll(() => report(`crash-${suite}`, lines));
  return (line) => lines.push(line);
}

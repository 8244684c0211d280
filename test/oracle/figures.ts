import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const script = path.join(import.meta.dirname, "oracle.py");

export interface OracleOptions {
  python: string;
  data: string;
  assignment: "dominant" | "shared";
  suppressed: "zero" | "midpoint";
  /** Days to write; all of them when left out. */
  snapshots?: string[];
}

/** Lets the oracle compute the figures; returns its CSV file, in a temporary folder of its own. */
export async function oracleFigures(options: OracleOptions): Promise<string> {
  const out = path.join(await mkdtemp(path.join(tmpdir(), "werkgebied-oracle-")), "figures.csv");
  const { data, assignment, suppressed, snapshots = [] } = options;
  await run(options.python, [
    "-B",
    script,
    ...["--data", data, "--assignment", assignment, "--suppressed", suppressed, "--out", out],
    ...snapshots.flatMap((day) => ["--snapshot", day]),
  ]);
  return out;
}

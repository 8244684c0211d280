import { readdir } from "node:fs/promises";
import path from "node:path";
import { makePage } from "../support/measuredPage.js";
import type { MeasuredTable } from "../support/measuredTable.js";
import { readReport, readReports, type FaultReport } from "../support/report.js";

// After the suites of this folder: `npx tsx test/reliability/document.ts` writes what they measured into
// docs/reliability.md; with `--check` it says whether the page still tells it.

interface BadInput {
  fault: string;
  status: string;
  sentence: string | null;
  loaded: number;
  rejected: number;
  lost: number;
  doubled: number;
  peakMegabytes: number | null;
}

/** Each suite of `test/reliability/crash` has a file of its own; that of a suite that is no more is left alone. */
async function crashSuites(): Promise<string[]> {
  const names = await readdir(path.join(import.meta.dirname, "crash"));
  const suites = names.filter((name) => name.endsWith(".test.ts"));
  return suites.map((name) => `crash-${path.basename(name, ".test.ts")}`).sort();
}

function faultTable(suites: string, faults: FaultReport[] | null): MeasuredTable {
  return {
    suites,
    head: ["fault", "runs", "rows lost", "rows doubled", "half publications", ""],
    rows:
      faults?.map((one) => [
        one.fault,
        one.runs,
        one.rowsLost,
        one.rowsDoubled,
        one.halfPublications,
        one.note ?? "",
      ]) ?? null,
    // Not how many runs it took and how far each came.
    lasting: [0, 2, 3, 4],
  };
}

const faults = await readReports<FaultReport>(await crashSuites());
const loads = await readReports<FaultReport>(["backfill", "manyFeeds"]);
const bad = await readReport<BadInput>("badInput");

await makePage({
  file: "docs/reliability.md",
  script: "test/reliability/document.ts",
  tables: {
    faults: faultTable(
      "test/reliability/crash",
      faults?.sort((a, b) => a.fault.localeCompare(b.fault)) ?? null,
    ),
    loads: faultTable("test/reliability/manyFeeds.test.ts test/workflows/schedules", loads),
    badInput: {
      suites: "test/reliability/badInput",
      head: [
        "what was delivered",
        "outcome",
        "in the warehouse / quarantine",
        "lost",
        "doubled",
        "what is said",
      ],
      rows:
        bad?.map((one) => [
          one.fault,
          one.status,
          `${one.loaded} / ${one.rejected}`,
          one.lost,
          one.doubled,
          one.sentence ?? "",
        ]) ?? null,
      lasting: [0, 1, 2, 3, 4, 5],
    },
    memory: {
      suites: "test/reliability/badInput",
      head: ["what was delivered", "MB"],
      rows:
        bad?.flatMap(({ fault, peakMegabytes }) =>
          peakMegabytes === null ? [] : [[fault, Math.round(peakMegabytes)]],
        ) ?? null,
      lasting: [0],
    },
  },
});

import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import type { FaultReport } from "../support/report.js";

// After the suites of this folder: `npx tsx test/reliability/document.ts` writes docs/reliability.md from
// what they measured; with `--check` it says whether the page still tells what they measured.
const project = path.resolve(import.meta.dirname, "../..");
const document = path.join(project, "docs/reliability.md");

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

async function read<Row>(name: string): Promise<Row[]> {
  const file = path.join(project, "var/reliability", `${name}.json`);
  if (!existsSync(file)) {
    throw new Error(
      `${name} was not measured yet. Run: npx vitest run test/reliability test/workflows/schedules`,
    );
  }
  const rows: unknown = JSON.parse(await readFile(file, "utf8"));
  return (Array.isArray(rows) ? rows : [rows]) as Row[];
}

/** Each suite of `test/reliability/crash` has a file of its own; that of a suite that is no more is left alone. */
async function crashSuites(): Promise<string[]> {
  const names = await readdir(path.join(import.meta.dirname, "crash"));
  const suites = names.filter((name) => name.endsWith(".test.ts"));
  return suites.map((name) => `crash-${path.basename(name, ".test.ts")}`).sort();
}

async function render(): Promise<string> {
  const readAll = async (names: string[]) =>
    (await Promise.all(names.map((name) => read<FaultReport>(name)))).flat();
  const faults = await readAll(await crashSuites());
  const loads = await readAll(["backfill", "manyFeeds"]);
  const bad = await read<BadInput>("badInput");
  return `# Reliability

This page is made by the tests (\`test/reliability\`, and \`backfill.test.ts\` of \`test/workflows/schedules\`), from what they measured; CI fails when it is no longer true. A row is lost when it was delivered and is neither in the warehouse nor in quarantine, nor part of a delivery that was refused as a whole; it is doubled when it stands there twice. What is lost and what is doubled are counted each on its own. A publication is half when a file that its manifest names is not there or has other bytes, or when a figure that its pages fetch is not there.

## Faults of the machine

Measured on the command line as its user types it (\`werkgebied refresh --all\`, each in a process of its own), on a region of one library with 300 members and up, with a real Temporal server. The faults are real as well: SIGKILL at a system call (strace) or at a phase of the run, a disk of so many kilobytes, another clock (faketime). After each: the same bytes of every mart as a run that nothing happened to.

The kills at steps and the full disks are a sample: some steps of each kind of file, some sizes of disk. \`RELIABILITY=full npx vitest run test/reliability/crash\` takes every step that a calm run shows, and 24 sizes. Only runs that the fault did hit are counted.

${faultTable(faults.sort((a, b) => a.fault.localeCompare(b.fault)))}

## Many feeds, and a year of weeks

The year was measured on the command line (\`werkgebied schedule ...\`), with one \`werkgebied worker\` that did the work; the feeds by a worker and a refresh within the process of the test, with a real Temporal server. What was counted: each library's and each week's members in the warehouse against those in its file.

${faultTable(loads)}

## Bad input

Measured through the product's own pull and load, on a real warehouse and without Temporal: what a refresh does with each delivery. Some of them were delivered to \`werkgebied refresh\` on the command line as well (\`test/reliability/badInput/refresh.test.ts\`).

Each was delivered to a feed that had taken a good snapshot of 30 rows before, which stands where it is refused. What is said is told in full: why the delivery was not taken, or of one that was, the first line in quarantine.

${table(
  [
    "what was delivered",
    "outcome",
    "in the warehouse / quarantine",
    "lost",
    "doubled",
    "what is said",
  ],
  bad.map((one) => [
    one.fault,
    one.status,
    `${one.loaded} / ${one.rejected}`,
    one.lost,
    one.doubled,
    one.sentence ?? "",
  ]),
)}

Memory, where it could have run away (the peak of a process that does nothing but take it in, Node and DuckDB included):

${table(
  ["what was delivered", "MB"],
  bad.flatMap((one) =>
    one.peakMegabytes === null ? [] : [[one.fault, Math.round(one.peakMegabytes)]],
  ),
)}
`;
}

function faultTable(faults: FaultReport[]): string {
  return table(
    ["fault", "runs", "rows lost", "rows doubled", "half publications", ""],
    faults.map((one) => [
      one.fault,
      one.runs,
      one.rowsLost,
      one.rowsDoubled,
      one.halfPublications,
      one.note ?? "",
    ]),
  );
}

function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function cell(value: string | number): string {
  return String(value)
    .replace(/[|<>\\]/g, (mark) => `\\${mark}`)
    .replace(/\s+/g, " ");
}

/** What must stay the same: not the memory, nor how many runs it took and how far each came. */
function lasting(text: string): string[] {
  const [machine = "", input = ""] = text.split("## Bad input");
  const faults = machine.split("\n").map((row) => row.split(/ +\| +/));
  const counts = faults.map(([fault, , lost, doubled, half]) =>
    [fault, lost, doubled, half].join(),
  );
  return [...counts, input.slice(0, input.indexOf("Memory, where"))];
}

const wanted = await format(await render(), { parser: "markdown", printWidth: 100 });
if (process.argv.includes("--check")) {
  const told = await readFile(document, "utf8").catch(() => "");
  if (JSON.stringify(lasting(told)) !== JSON.stringify(lasting(wanted))) {
    console.error(
      "docs/reliability.md does not tell what was measured. Run: npx tsx test/reliability/document.ts",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(document, wanted);
}

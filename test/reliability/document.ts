import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
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
  sentence: string;
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
      `${name} was not measured yet. Run: npx vitest run test/reliability test/workflows`,
    );
  }
  const rows: unknown = JSON.parse(await readFile(file, "utf8"));
  return (Array.isArray(rows) ? rows : [rows]) as Row[];
}

async function render(): Promise<string> {
  const faults: FaultReport[] = [];
  for (const name of ["crash", "backfill", "manyFeeds"])
    faults.push(...(await read<FaultReport>(name)));
  const bad = await read<BadInput>("badInput");
  return `# Reliability

This page is made by the tests (\`test/reliability\`), from what they measured on the command line as its user types it; CI fails when it is no longer true. A row is lost when it was delivered and is neither in the warehouse nor in quarantine, nor part of a delivery that was refused as a whole; it is doubled when it stands there twice. A publication is half when a file that its manifest names is not there, or has other bytes.

## Faults of the machine

After each run: the same bytes of every mart as a run that nothing happened to.

${table(
  ["fault", "runs", "rows lost", "rows doubled", "half publications", ""],
  faults.map((one) => [
    one.fault,
    one.runs,
    one.rowsLost,
    one.rowsDoubled,
    one.halfPublications,
    one.note ?? "",
  ]),
)}

## Bad input

Each of these was delivered to a feed that had taken a good snapshot before. What a person reads is told in full.

${table(
  ["what was delivered", "outcome", "taken / quarantine", "lost", "doubled", "what is said"],
  bad.map((one) => [
    one.fault,
    one.status,
    `${one.loaded} / ${one.rejected}`,
    one.lost,
    one.doubled,
    one.sentence,
  ]),
)}

Memory, where it could have run away (the whole process at its peak, Node and DuckDB included):

${table(
  ["what was delivered", "MB"],
  bad.flatMap((one) =>
    one.peakMegabytes === null ? [] : [[one.fault, Math.round(one.peakMegabytes)]],
  ),
)}
`;
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

/**
 * What disclosure control costs: counts and members that are suppressed, and time, of tables as
 * large as a library's, with the small counts alone, with the combinatorial pass, and with all of it.
 *
 *   npx tsx bench/disclosure.ts [small | large]
 *
 * Ends with 1 where a small count can be narrowed in what `protect` would publish. The same tables
 * every time.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { boundsOf } from "../transforms/disclosure/boundsOf.js";
import { hidePartners } from "../transforms/disclosure/partners.js";
import { primaryPattern, type Pattern } from "../transforms/disclosure/pattern.js";
import type { Problem } from "../transforms/disclosure/problem.js";
import { protect } from "../transforms/disclosure/protect.js";
import { roundTo } from "../transforms/disclosure/roundTo.js";
import { createTable, type Design } from "./disclosure/tables.js";

const designs: Record<string, Omit<Design, "seed">> = {
  small: {
    municipalities: 2,
    branches: 5,
    segments: 11,
    subsegments: 43,
    groups: [],
    households: 9_000,
  },
  large: {
    municipalities: 4,
    branches: 26,
    segments: 11,
    subsegments: 28,
    groups: ["youth", "adult"],
    households: 60_000,
  },
};
const SEEDS = [1, 2, 3];

const asked = process.argv[2];
let disclosed = 0;
for (const [name, design] of Object.entries(designs)) {
  if (asked !== undefined && asked !== name) continue;
  for (const seed of SEEDS) await report(`${name} ${seed}`, createTable({ ...design, seed }));
}
process.exitCode = disclosed > 0 ? 1 : 0;

async function report(name: string, problem: Problem) {
  const { primaries, table } = primaryPattern(problem);
  console.log(
    `${name}: ${table.ids.length} counts, ${table.rows.length} relations, ${primaries.length} small`,
  );
  const alone = await measure(() => hiddenBy(problem, () => undefined));
  const pass = await measure(() => hiddenBy(problem, hidePartners));
  const all = await measure(async () => new Set((await protect(problem)).suppressed.keys()));
  for (const [what, one] of Object.entries({ alone, pass, all })) {
    const told = await toldBy(problem, one.hidden);
    if (what === "all") disclosed += told;
    const [cells, members] = [lossOf(problem, one.hidden), lossOf(problem, one.hidden, true)];
    const [ofCells, ofMembers] = [
      cells / lossOf(problem, pass.hidden),
      members / lossOf(problem, pass.hidden, true),
    ];
    console.log(
      `  ${what.padEnd(5)} counts ${percent(cells)} (${ofCells.toFixed(2)} of the pass), ` +
        `members ${percent(members)} (${ofMembers.toFixed(2)}), narrowed ${told}, ` +
        `${one.seconds.toFixed(2)} s of processor, others waited ${one.waited.toFixed(0)} ms at most`,
    );
  }
  if (name.startsWith("small")) await reportRounding(problem);
}

/** Of whole numbers: an interval of less than one around the truth gives it away. */
async function reportRounding(problem: Problem) {
  const bounds = await boundsOf({ ...problem, published: roundTo(problem.cells) });
  const small = smallOf(problem).map(({ id }) => bounds.get(id) ?? { low: 0, high: 0 });
  const wholes = small.map(({ low, high }) => Math.floor(high + 1e-4) - Math.ceil(low - 1e-4) + 1);
  console.log(
    `  rounded to 5: of the small counts ${percent(wholes.filter((one) => one < 3).length / small.length)} ` +
      `have fewer than 3 whole numbers left, ${percent(wholes.filter((one) => one === 1).length / small.length)} one`,
  );
}

function hiddenBy(problem: Problem, hide: (pattern: Pattern) => void): Set<string> {
  const pattern = primaryPattern(problem);
  hide(pattern);
  return new Set([...pattern.hidden].map((cell) => pattern.table.ids[cell] ?? ""));
}

async function measure(hide: () => Set<string> | Promise<Set<string>>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  const hidden = await hide();
  const { user, system } = process.cpuUsage(before);
  // Whoever waited has his turn first.
  await setTimeout(10);
  delay.disable();
  return { hidden, seconds: (user + system) / 1e6, waited: delay.max / 1e6 };
}

function smallOf({ cells }: Problem) {
  return cells.filter(({ value }) => Math.round(value) >= 1 && Math.round(value) < 10);
}

/** How many small counts an attacker narrows. */
async function toldBy(problem: Problem, hidden: ReadonlySet<string>): Promise<number> {
  const shown = problem.cells.filter(({ id }) => !hidden.has(id));
  const published = new Map(shown.map(({ id, value }) => [id, value]));
  const goals = new Map(
    smallOf(problem).map(({ id, most = Infinity }) => [id, { low: 0, high: Math.min(9, most) }]),
  );
  const bounds = await boundsOf({ ...problem, published }, goals);
  return [...goals].filter(([id, goal]) => {
    const { low, high } = bounds.get(id) ?? goal;
    return low > 1e-4 || high < goal.high - 1e-4;
  }).length;
}

function lossOf({ cells }: Problem, hidden: ReadonlySet<string>, isWeighed = false): number {
  const sum = (some: Problem["cells"]) =>
    some.reduce((all, { value }) => all + (isWeighed ? value : 1), 0);
  return sum(cells.filter(({ id }) => hidden.has(id))) / sum(cells);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * How often the reports are wrong, counted on catchments in which it is known what is true:
 *
 *   npx tsx bench/errorRates.ts [worlds, 1000 when left out]
 *
 * Ends with 1 where a promise of docs/method.md is not kept. The same worlds every time.
 */
import { powerOf } from "./errorRates/power.js";
import { reportOn, type Basis, type Reported } from "./errorRates/report.js";
import { createChance, drawWorld, type Design } from "./errorRates/world.js";

const WORLDS = Number(process.argv[2] ?? 1000);
const RATE = 0.36;
/** Above this a rate of 5 % is refuted, one-sided at 1 % (binomial; 66 of 1,000). */
const MOST_FALSE = Math.ceil(WORLDS * 0.05 + 2.326 * Math.sqrt(WORLDS * 0.05 * 0.95) - 0.5);
/** Members of a segment, and areas in which it lives, from which on counts are not small. */
const NOT_SMALL = { members: 60, areas: 4 };

const bases: Basis[] = [
  "households",
  "persons",
  "persons by area",
  "persons, taken as independent",
];
const broken: string[] = [];

/** Areas: many of some 15 households, or few of 600 that differ for reasons of their own. */
const FINE = { householdsAnArea: 15, areaSpread: 0 };
const COARSE = { householdsAnArea: 600, areaSpread: 0.3 };

function design(
  segments: number,
  households: number,
  planted: Record<number, number> = {},
  areas: typeof FINE = FINE,
): Design {
  const weights = Array.from({ length: segments }, (_, place) => Math.exp((-3 * place) / segments));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    sizes: weights.map((weight) => wholeAreas((households * weight) / all, areas)),
    rates: weights.map((_, place) => RATE * (planted[place] ?? 1)),
    ...areas,
  };
}

function wholeAreas(households: number, { householdsAnArea }: typeof FINE): number {
  return Math.max(1, Math.round(households / householdsAnArea)) * householdsAnArea;
}

function isTold({ class: said }: Reported): boolean {
  return said === "over" || said === "under";
}

function holds(row: Reported, key: "penetration" | "index", truth: number): boolean | null {
  const [low, high] = [row[`${key}_low`], row[`${key}_high`]];
  return low === null || high === null ? null : low <= truth && truth <= high;
}

function checkNull(basis: Basis, segments: number, households: number, areas = FINE) {
  const chance = createChance(segments * households);
  const plan = design(segments, households, {}, areas);
  let falseReports = 0;
  const held = { penetration: [0, 0], index: [0, 0] } as Record<string, [number, number]>;
  for (let turn = 0; turn < WORLDS; turn++) {
    const world = drawWorld(plan, chance);
    const rows = reportOn(world, basis);
    if (rows.some(isTold)) falseReports++;
    const truth = (basis === "households" ? world.householdRates : world.personRates)[0] as number;
    for (const [place, row] of rows.entries()) {
      const isSmall = (plan.sizes[place] as number) < NOT_SMALL.areas * areas.householdsAnArea;
      if (isSmall || row.member_count < NOT_SMALL.members) continue;
      for (const [key, value] of [
        ["penetration", truth],
        ["index", 100],
      ] as const) {
        const isHeld = holds(row, key, value);
        if (isHeld === null) continue;
        const count = held[key] as [number, number];
        count[0] += Number(isHeld);
        count[1]++;
      }
    }
  }
  const covered = Object.values(held).map(([inside, all]) => (100 * inside) / all);
  const isNaive = basis === "persons, taken as independent";
  const isKept =
    falseReports <= MOST_FALSE && covered.every((percent) => percent >= 94 && percent <= 96);
  // What is shown to be wrong must be seen to be.
  if (isKept === isNaive)
    broken.push(
      `${basis}, ${segments} segments, ${households} households, areas of ${areas.householdsAnArea}`,
    );
  return [
    basis,
    segments,
    households,
    areas.householdsAnArea,
    falseReports,
    ...covered.map((percent) => percent.toFixed(1)),
  ];
}

function checkPower(basis: Basis, times: number) {
  const [segments, households, place] = [11, 6000, 4];
  const chance = createChance(Math.round(times * 1000));
  const plan = design(segments, households, { [place]: times });
  const computed: number[] = [];
  let found = 0;
  for (let turn = 0; turn < WORLDS; turn++) {
    const rows = reportOn(drawWorld(plan, chance), basis);
    const row = rows[place] as Reported;
    found += Number(isTold(row));
    computed.push(powerOf(plantedIn(row, rows, times, basis, segments)));
  }
  const mean = computed.reduce((sum, one) => sum + one, 0) / WORLDS;
  const slack = 3 * Math.sqrt((mean * (1 - mean)) / WORLDS) + 0.03;
  if (Math.abs(found / WORLDS - mean) > slack) broken.push(`power, ${basis}, ${times}`);
  return [
    basis,
    `${Math.round(100 * times)} %`,
    (100 * mean).toFixed(1),
    ((100 * found) / WORLDS).toFixed(1),
  ];
}

function plantedIn(row: Reported, rows: Reported[], times: number, basis: Basis, segments: number) {
  const base = rows.reduce((sum, one) => sum + one.base_count, 0);
  const otherRate = basis === "households" ? RATE : RATE * 0.65;
  return {
    share: row.base_count / base,
    rate: otherRate * times,
    otherRate,
    base,
    effectAt: effectIn(row, basis),
    segments,
  };
}

/** From the width of an interval, as that of independent persons is known. */
function effectIn(row: Reported, basis: Basis): (rate: number) => number {
  if (basis === "households") return () => 1;
  const chanceAt = (rate: number) => (rate * (1 - rate)) / row.base_count;
  const half = ((row.penetration_high ?? 0) - (row.penetration_low ?? 0)) / 2;
  const alone = chanceAt(row.penetration ?? 0);
  const effect = (half / 1.96) ** 2 / alone;
  // What areas add is the same at any rate; households multiply the chance itself.
  if (basis === "persons") return () => effect;
  return (rate) => 1 + ((effect - 1) * alone) / chanceAt(rate);
}

function print(head: string[], rows: (string | number)[][]) {
  const lines = [head, head.map(() => "---"), ...rows];
  console.log(`${lines.map((line) => `| ${line.join(" | ")} |`).join("\n")}\n`);
}

console.log(`${WORLDS} worlds a row. At most ${MOST_FALSE} false reports; 94 to 96 % covered.\n`);
print(
  [
    "basis",
    "segments",
    "households",
    "a area",
    "reports with a false flag",
    "penetration covered %",
    "index covered %",
  ],
  [
    ...bases.flatMap((basis) => [checkNull(basis, 11, 3000), checkNull(basis, 40, 12_000)]),
    checkNull("persons by area", 11, 60_000, COARSE),
    checkNull("persons by area", 40, 60_000, COARSE),
  ],
);
print(
  ["basis", "rate of one segment", "power computed %", "found %"],
  bases.slice(0, 3).flatMap((basis) => [0.7, 0.8, 1.25].map((times) => checkPower(basis, times))),
);
for (const line of broken) console.error(`Not kept: ${line}`);
process.exitCode = broken.length > 0 ? 1 : 0;

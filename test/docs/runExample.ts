import type { Warehouse } from "../../data/warehouse/database.js";
import { neededFor, world, type World, type WorldContent } from "../support/world.js";
import { computed } from "./computed.js";
import type { Asked, Example, Fields, Shown, Value } from "./readExample.js";

/** One result of an example: what the page shows, and what the code says. */
export interface Compared {
  what: string;
  shown: Shown;
  actual: unknown;
}

/** Works an example out, on the worlds that it builds itself or that others of the page have named. */
export async function runExample(example: Example, others: Example[]): Promise<Compared[]> {
  const setup = example.within ? others.find(({ name }) => name === example.within) : example;
  if (!setup) throw new Error(`No example has the name ${example.within}.`);
  const built = await world(contentOf([...new Set([setup, example])]));
  for (const mart of new Set(example.asked.filter(isRow).map(({ name }) => name)))
    await built.build(neededFor(mart));
  const results: Compared[] = [];
  for (const step of example.steps) {
    const actual = await evaluate(built.warehouse, step.expression);
    results.push({ what: step.expression, shown: step.result, actual });
  }
  for (const asked of example.asked) {
    const found = await answer(built, asked);
    for (const [name, shown] of Object.entries(asked.results)) {
      if (!(name in found)) throw new Error(`${asked.name} has no ${name}.`);
      const what = `${asked.name} ${JSON.stringify(asked.input)}: ${name}`;
      results.push({ what, shown, actual: found[name] });
    }
  }
  return results;
}

/** Where the code says something else than is shown, to the decimals that are shown. */
export function differencesIn(results: Compared[]): string[] {
  return results.flatMap(({ what, shown, actual }) =>
    isSame(shown, actual) ? [] : [`${what}: shown as ${shown.text}, and is ${String(actual)}`],
  );
}

function isSame({ text, value }: Shown, actual: unknown): boolean {
  const [texts, shown, found] = [text.split(" "), [value].flat(), [actual].flat()];
  return (
    shown.length === found.length &&
    shown.every((one, place) => isNear(texts[place]!, one, found[place]))
  );
}

function isNear(text: string, shown: Value, actual: unknown): boolean {
  if (typeof shown !== "number" || typeof actual !== "number") return shown === actual;
  return Math.abs(shown - actual) <= 0.5 * unitOf(text) * (1 + 1e-9);
}

/** Of the last decimal that is shown. */
export function unitOf(text: string): number {
  return 10 ** -(text.split(".")[1]?.length ?? 0);
}

function contentOf(examples: Example[]): WorldContent {
  const content: Record<string, Fields[]> = {};
  for (const { source, times, row } of examples.flatMap(({ given }) => given))
    (content[source] ??= []).push(
      ...Array.from({ length: times }, (_, place) => numbered(row, place)),
    );
  const setting = Object.assign({}, ...examples.map((one) => one.setting)) as Fields;
  return { ...content, setting };
}

/** `each` is another house for each of so many rows; house numbers are text, whatever they look like. */
function numbered(row: Fields, place: number): Fields {
  const { house_number } = row;
  if (house_number === undefined) return row;
  return { ...row, house_number: String(house_number === "each" ? place + 1 : house_number) };
}

const isRow = ({ kind }: Asked) => kind === "row";

async function answer(built: World, { kind, name, input }: Asked) {
  if (kind === "row") {
    const rows = await built.rows(name, input);
    if (rows.length !== 1)
      throw new Error(`${rows.length} rows of ${name} have ${JSON.stringify(input)}, not one.`);
    return rows[0]!;
  }
  const measure = computed[name];
  if (!measure) throw new Error(`test/docs/computed.ts has no ${name}.`);
  return measure(input) as Record<string, unknown>;
}

const ARITHMETIC = /^(?:[\d.\s()+*/^-]|,|sqrt|ln|exp|abs|greatest|least|median)+$/;

async function evaluate(warehouse: Warehouse, expression: string): Promise<unknown> {
  if (!ARITHMETIC.test(expression)) throw new Error(`"${expression}" is no arithmetic.`);
  const sql = expression
    .replace(/\d+(\.\d+)?/g, "($&)::double")
    .replace(/median\(([^()]|\([^()]*\))*\)/g, (all) => `list_median([${all.slice(7, -1)}])`);
  const [row] = await warehouse.rows<{ result: number }>(`select (${sql})::double as result`);
  return row?.result;
}

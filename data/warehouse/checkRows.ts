import { columnsOf, type Column } from "../contract.js";
import { CheckError } from "../errors.js";
import type { Mart } from "../mart.js";
import { identifier, literal } from "../sql.js";
import type { Warehouse } from "./database.js";

/**
 * Holds the rows of a mart against its promise: a grain that is unique and never null, and values
 * within the schema.
 * @param where which rows are new; the others were checked before
 * @throws CheckError with the count and the first grain that fails
 */
export async function checkRows(warehouse: Warehouse, mart: Mart, where: string): Promise<void> {
  const rows = `(from mart.${mart.name} ${where})`;
  await checkGrain(warehouse, mart, rows);
  const columns = columnsOf(mart.schema);
  const tests = columns.flatMap((column) => testsOf(column, mart));
  const counts = tests.map(({ wrong }, place) => `count(*) filter (${wrong})::double as t${place}`);
  const [found] = await warehouse.rows<Record<string, number>>(
    `select ${counts.join(", ")} from ${rows}`,
  );
  for (const [place, { promise, wrong }] of tests.entries()) {
    const count = found?.[`t${place}`] ?? 0;
    if (count > 0) await fail(warehouse, mart, rows, { promise, wrong }, count);
  }
}

async function checkGrain(warehouse: Warehouse, mart: Mart, rows: string) {
  const grain = mart.grain.map(identifier).join(", ");
  const [found] = await warehouse.rows<{ groups: number; text: string }>(
    `select count(*)::double as groups, min(text) as text
     from (select concat_ws(' / ', ${grain}) as text from ${rows} group by ${grain} having count(*) > 1)`,
  );
  if (found && found.groups > 0) {
    throw new CheckError(
      `${mart.name}: ${found.groups} grains stand more than once, first at ${found.text}. The SQL joins or groups too little.`,
    );
  }
}

interface Test {
  promise: string;
  wrong: string;
}

function testsOf(column: Column, mart: Mart): Test[] {
  const name = identifier(column.name);
  const tests: Test[] = [];
  if (!column.nullable || mart.grain.includes(column.name)) {
    tests.push({ promise: `${column.name} is never null`, wrong: `${name} is null` });
  }
  if (column.type === "double") {
    tests.push({
      promise: `${column.name} is a finite number`,
      wrong: `isnan(${name}) or isinf(${name})`,
    });
  }
  // Shares of sums may pass a bound by the last bit of a double.
  if (column.minimum !== undefined) {
    tests.push({
      promise: `${column.name} is at least ${column.minimum}`,
      wrong: `${name} < ${column.minimum} - 1e-9`,
    });
  }
  if (column.maximum !== undefined) {
    tests.push({
      promise: `${column.name} is at most ${column.maximum}`,
      wrong: `${name} > ${column.maximum} + 1e-9`,
    });
  }
  if (column.values) {
    const list = column.values.map(literal).join(", ");
    tests.push({
      promise: `${column.name} is one of ${column.values.join(", ")}`,
      wrong: `${name} not in (${list})`,
    });
  }
  return tests;
}

async function fail(
  warehouse: Warehouse,
  mart: Mart,
  rows: string,
  { promise, wrong }: Test,
  count: number,
): Promise<never> {
  const grain = mart.grain.map(identifier).join(", ");
  const [first] = await warehouse.rows<{ text: string }>(
    `select concat_ws(' / ', ${grain}) as text from ${rows} where ${wrong} order by 1 limit 1`,
  );
  throw new CheckError(
    `${mart.name}: ${count} rows break "${promise}", first at ${first?.text}. The old figures stay; correct the input or the SQL.`,
  );
}

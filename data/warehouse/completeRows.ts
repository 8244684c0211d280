import { DuckDBDateValue, type DuckDBAppender } from "@duckdb/node-api";
import { columnsOf, type Column } from "../contract.js";
import { tellable } from "../duckdbError.js";
import { CheckError } from "../errors.js";
import type { Mart } from "../mart.js";
import { identifier, literal } from "../sql.js";
import type { Warehouse } from "./database.js";

type Row = Record<string, unknown>;

/** Inserts the rows of a mart that SQL alone cannot make, one snapshot at a time. */
export async function completeRows(
  warehouse: Warehouse,
  mart: Mart,
  dates: string[],
): Promise<void> {
  for (const date of dates) {
    const selected = await warehouse
      .rows(`select * from (${mart.sql}) ${rowsOf(mart, [date])}`)
      .catch((error: unknown) => refuseSql(mart, error));
    await append(warehouse, mart, mart.complete?.(selected as never[]) ?? []);
  }
}

async function append(warehouse: Warehouse, mart: Mart, rows: Row[]) {
  const columns = columnsOf(mart.schema);
  const list = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
  await warehouse.run(`create or replace temp table completed (${list.join(", ")})`);
  const appender = await warehouse.connection.createAppender("completed");
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column.name];
      if (value === undefined) refuseRow(mart, column);
      appendValue(appender, column, value);
    }
    appender.endRow();
  }
  appender.closeSync();
  await warehouse.run(
    `insert into mart.${mart.name} from completed order by ${mart.grain.map(identifier).join(", ")}`,
  );
  await warehouse.run("drop table completed");
}

function appendValue(appender: DuckDBAppender, { type }: Column, value: unknown) {
  if (value === null) return appender.appendNull();
  if (type === "double") return appender.appendDouble(value as number);
  if (type === "bigint") return appender.appendBigInt(BigInt(value as number));
  if (type === "boolean") return appender.appendBoolean(value as boolean);
  if (type === "varchar") return appender.appendVarchar(value as string);
  const days = Date.parse(`${value as string}T00:00:00Z`) / 86_400_000;
  return appender.appendDate(new DuckDBDateValue(days));
}

function refuseRow(mart: Mart, { name }: Column): never {
  throw new CheckError(`${mart.name}: \`complete\` gives no ${name}. Give it, or null.`);
}

/** Only the snapshots in question, of a mart that is made by them. */
export function rowsOf(mart: Mart, dates: string[]): string {
  if (!mart.perSnapshot) return "";
  const list = dates.map((date) => `date ${literal(date)}`).join(", ");
  return `where snapshot_date in (${list || "null"})`;
}

export function refuseSql(mart: Mart, error: unknown): never {
  throw new CheckError(`${mart.name}: its SQL fails: ${tellable(error)}`);
}

import { createHash } from "node:crypto";
import { columnsOf } from "../contract.js";
import type { Mart } from "../mart.js";
import { identifier } from "../sql.js";
import { checkRows } from "./checkRows.js";
import type { Warehouse } from "./database.js";
import { completeRows, refuseSql, rowsOf } from "./completeRows.js";
import { readInputs, type Made } from "./inputs.js";

export interface BuildResult {
  mart: string;
  /** Snapshots made anew; null for a mart that is made whole. */
  snapshots: number | null;
  status: "built" | "unchanged";
  rowCount: number;
}

/**
 * Brings one mart up to date with its inputs: only the snapshots that something has changed for,
 * checked, in one transaction.
 * @throws CheckError where the rows do not keep the mart's promise; the old rows then stay.
 */
export async function buildMart(warehouse: Warehouse, mart: Mart): Promise<BuildResult> {
  const fits = await hasTable(warehouse, mart);
  const wanted = await readInputs(warehouse, mart);
  const held = fits ? await readMade(warehouse, mart) : new Map<string, Made>();
  const stale = [...wanted].filter(([date, from]) => held.get(date)?.madeFrom !== from);
  const gone = [...held.keys()].filter((date) => !wanted.has(date));
  const result = { mart: mart.name, snapshots: mart.perSnapshot ? stale.length : null };
  if (fits && stale.length === 0 && gone.length === 0) {
    return { ...result, status: "unchanged", rowCount: await countRows(warehouse, mart) };
  }
  await warehouse.transaction(async () => {
    const dates = stale.map(([date]) => date);
    if (!fits) await createTable(warehouse, mart);
    await replaceRows(warehouse, mart, dates, [...dates, ...gone]);
    await checkRows(warehouse, mart, rowsOf(mart, dates));
    await noteMade(warehouse, mart, new Map(stale), [...dates, ...gone]);
  });
  return { ...result, status: "built", rowCount: await countRows(warehouse, mart) };
}

/** True where the mart is made from its inputs as they are now. */
export async function isCurrent(warehouse: Warehouse, mart: Mart): Promise<boolean> {
  const wanted = await readInputs(warehouse, mart);
  const held = await readMade(warehouse, mart);
  return (
    wanted.size === held.size &&
    [...wanted].every(([date, from]) => held.get(date)?.madeFrom === from)
  );
}

/** False where there is no table yet, or one of another schema. */
async function hasTable(warehouse: Warehouse, mart: Mart): Promise<boolean> {
  const columns = columnsOf(mart.schema).map(({ name, type }) => ({ name, type }));
  const found = await warehouse.rows<{ name: string; type: string }>(
    `select column_name as name, lower(data_type) as type from information_schema.columns
     where table_schema = 'mart' and table_name = $1 order by ordinal_position`,
    [mart.name],
  );
  return JSON.stringify(found) === JSON.stringify(columns);
}

/** A mart whose schema has changed is made from nothing. */
async function createTable(warehouse: Warehouse, mart: Mart) {
  const columns = columnsOf(mart.schema).map(({ name, type }) => `${identifier(name)} ${type}`);
  await warehouse.run(`create or replace table mart.${mart.name} (${columns.join(", ")})`);
  await warehouse.run("delete from meta.mart where name = $1", [mart.name]);
}

async function readMade(warehouse: Warehouse, mart: Mart): Promise<Map<string, Made>> {
  const rows = await warehouse.rows<Made>(
    `select coalesce(snapshot_date::varchar, '') as date, made_from as "madeFrom", content
     from meta.mart where name = $1`,
    [mart.name],
  );
  return new Map(rows.map((row) => [row.date, row]));
}

async function replaceRows(warehouse: Warehouse, mart: Mart, make: string[], drop: string[]) {
  const columns = columnsOf(mart.schema).map(({ name }) => identifier(name));
  await warehouse.run(`delete from mart.${mart.name} ${rowsOf(mart, drop)}`);
  if (make.length === 0) return;
  if (mart.complete) return completeRows(warehouse, mart, make);
  await warehouse
    .run(
      `insert into mart.${mart.name} by name
       select ${columns.join(", ")} from (${mart.sql}) ${rowsOf(mart, make)}
       order by ${mart.grain.map(identifier).join(", ")}`,
    )
    .catch((error: unknown) => refuseSql(mart, error));
}

async function noteMade(
  warehouse: Warehouse,
  mart: Mart,
  madeFrom: Map<string, string>,
  drop: string[],
) {
  for (const date of drop) {
    await warehouse.run(
      "delete from meta.mart where name = $1 and coalesce(snapshot_date::varchar, '') = $2",
      [mart.name, date],
    );
  }
  const date = mart.perSnapshot ? "snapshot_date::varchar" : "''";
  const contents = await warehouse.rows<{ date: string; content: string; n: number }>(
    `select ${date} as date, (bit_xor(hash(t)))::varchar as content, count(*)::double as n
     from mart.${mart.name} as t ${rowsOf(mart, [...madeFrom.keys()])} group by all`,
  );
  for (const [made, from] of madeFrom) {
    const row = contents.find((content) => content.date === made);
    await warehouse.run("insert into meta.mart values ($1, nullif($2, '')::date, $3, $4, $5)", [
      mart.name,
      made,
      from,
      createHash("sha256").update(`${row?.content}:${row?.n}`).digest("hex"),
      row?.n ?? 0,
    ]);
  }
}

async function countRows(warehouse: Warehouse, mart: Mart): Promise<number> {
  const [row] = await warehouse.rows<{ n: number }>(
    `select count(*)::double as n from mart.${mart.name}`,
  );
  return row?.n ?? 0;
}

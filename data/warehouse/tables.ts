import { columnsOf, type Source } from "../contract.js";
import { frozenNames, frozenTables, type FrozenTable } from "../frozenTables.js";
import { sources } from "../sources/index.js";
import { identifier } from "../sql.js";
import type { Warehouse } from "./database.js";

// No primary keys, enums or sequences: the same statements must run in DuckLake.
export const META = {
  /** What the warehouse holds: a row for each feed and snapshot. Hashes of one epoch can be compared. */
  load: `feed varchar, source varchar, snapshot_date date, counts_members boolean, load_id varchar,
    landed_file varchar, read_count bigint, loaded_count bigint, rejected_count bigint, duplicate_count bigint,
    epoch varchar`,
  /** Why the delivery of a feed and snapshot that was tried last was not taken. */
  refusal:
    "feed varchar, source varchar, snapshot_date date, message varchar, code varchar, details varchar",
  /** Rows of the delivery tried last that were left out, with what is kept of them. */
  quarantine:
    "feed varchar, snapshot_date date, line bigint, column_name varchar, reason varchar, row_values varchar",
  /** What the quality gate found when it judged last. */
  finding: `feed varchar, snapshot_date date, rule varchar, library_id varchar, place_id varchar,
    value double, bound double, effect varchar`,
  /** What each mart was made from, and what came out; by snapshot where it is made so. */
  mart: "name varchar, snapshot_date date, made_from varchar, content varchar, row_count bigint",
  /** The configuration that the figures depend on: one row. */
  setting: `segmentation varchar, segmentations varchar[], assignment varchar, suppressed varchar, bases varchar[],
    left_out_categories varchar[], expiry_grace_days bigint, youth_under bigint, senior_from bigint, confidence double, false_discovery_rate double, average_low double,
    average_high double, least_base double, least_expected double, least_peers bigint`,
  /** Libraries that are set against each other; without a row, all of them. */
  peer: "peer_group varchar, library_id varchar",
};

const SCHEMAS = ["source", "mart", "meta", "frozen"];

/**
 * Makes the tables that are not there. A warehouse of another version is emptied first: the next
 * refresh fills it from landing.
 * @returns true where it was emptied
 */
export async function createTables(warehouse: Warehouse): Promise<boolean> {
  const isOld = await isOfAnotherVersion(warehouse);
  if (isOld) await dropAll(warehouse);
  for (const schema of SCHEMAS) await warehouse.run(`create schema if not exists ${schema}`);
  for (const [name, columns] of Object.entries(META)) {
    await warehouse.run(`create table if not exists meta.${name} (${columns})`);
  }
  for (const source of Object.values(sources)) await createSourceTable(warehouse, source);
  for (const name of frozenNames) await createFrozenTable(warehouse, name);
  return isOld;
}

export async function dropAll(warehouse: Warehouse): Promise<void> {
  for (const schema of SCHEMAS) await warehouse.run(`drop schema if exists ${schema} cascade`);
}

/** True where a table of our own book-keeping has other columns than this version gives it. */
async function isOfAnotherVersion(warehouse: Warehouse): Promise<boolean> {
  for (const [name, columns] of Object.entries(META)) {
    const held = await warehouse.rows<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_schema = 'meta' and table_name = $1 order by ordinal_position`,
      [name],
    );
    const text = held.map((column) => `${column.name} ${column.type}`).join(", ");
    if (text !== "" && text.toLowerCase() !== columns.replace(/\s+/g, " ")) return true;
  }
  return false;
}

/** A contract that has changed empties its table: the next refresh fills it from landing. */
async function createSourceTable(warehouse: Warehouse, source: Source) {
  const wanted = [
    { name: "feed", type: "varchar" },
    { name: "snapshot_date", type: "date" },
    ...columnsOf(source.columns),
  ];
  if (await isAs(warehouse, "source", source.name, wanted)) return;
  const list = wanted.map(({ name, type }) => `${identifier(name)} ${type}`).join(", ");
  await warehouse.transaction(async () => {
    await warehouse.run(
      "delete from meta.quarantine where feed in (select feed from meta.load where source = $1)",
      [source.name],
    );
    await warehouse.run(`create or replace table source.${source.name} (${list})`);
    await warehouse.run("delete from meta.load where source = $1", [source.name]);
  });
}

/** One of another form is made anew: the next refresh fills it from landing. */
async function createFrozenTable(warehouse: Warehouse, name: FrozenTable) {
  const wanted = columnsOf(frozenTables[name]);
  if (await isAs(warehouse, "frozen", name, wanted)) return;
  const list = wanted.map((column) => `${identifier(column.name)} ${column.type}`).join(", ");
  await warehouse.transaction(async () => {
    await warehouse.run(`create table if not exists frozen.${name} (${list})`);
    await warehouse.run(
      `delete from meta.load where (feed, snapshot_date) in (select (feed, snapshot_date) from frozen.${name})`,
    );
    await warehouse.run(`create or replace table frozen.${name} (${list})`);
  });
}

async function isAs(
  warehouse: Warehouse,
  schema: string,
  table: string,
  wanted: { name: string; type: string }[],
): Promise<boolean> {
  const found = await warehouse.rows<{ name: string; type: string }>(
    `select column_name as name, lower(data_type) as type from information_schema.columns
     where table_schema = $1 and table_name = $2 order by ordinal_position`,
    [schema, table],
  );
  return JSON.stringify(found) === JSON.stringify(wanted.map(({ name, type }) => ({ name, type })));
}

import { columnsOf } from "../../data/contract.js";
import type { Mart } from "../../data/mart.js";
import { sources } from "../../data/sources/index.js";
import { identifier } from "../../data/sql.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { tablesRead } from "./tablesRead.js";

/** What every transform must keep; each gives what is wrong, one sentence a fault. */
type Promised = (mart: Mart, warehouse: Warehouse) => Promise<string[]> | string[];

const personal = Object.values(sources).flatMap((source) => [...source.personal, ...source.hashed]);

export const promises = {
  "its inputs are the tables that its SQL reads": async (mart, warehouse) =>
    difference("input", mart.inputs, await tablesRead(warehouse, mart.sql)),

  "its SQL gives the columns and types of its schema, or the grain of what is completed": async (
    mart,
    warehouse,
  ) => {
    const given = await warehouse.rows<{ column_name: string; column_type: string }>(
      `describe ${mart.sql}`,
    );
    const names = given.map(
      (column) => `${column.column_name} ${column.column_type.toLowerCase()}`,
    );
    const wanted = columnsOf(mart.schema).map(({ name, type }) => `${name} ${type}`);
    // What `complete` makes is checked when rows are made; SQL must tell which rows those are.
    if (mart.complete) {
      const keys = mart.grain.map((column) => wanted.find((one) => one.startsWith(`${column} `)));
      return keys
        .filter((key) => !names.includes(key!))
        .map((key) => `column ${key} is not selected`);
    }
    return difference("column", wanted, names);
  },

  "it gives no rows where there is no input": async (mart, warehouse) => {
    const selected = await warehouse.rows(`select * from (${mart.sql})`);
    const rows = mart.complete ? mart.complete(selected as never[]) : selected;
    return rows.length === 0 ? [] : [`${rows.length} rows out of nothing`];
  },

  "its grain is of its own columns": (mart) => {
    const names = columnsOf(mart.schema).map(({ name }) => name);
    const unknown = mart.grain.filter((name) => !names.includes(name));
    return mart.grain.length === 0 ? ["no grain"] : unknown.map((name) => `grain ${name}`);
  },

  "it has a snapshot date in its grain where it is made by snapshot": (mart) =>
    mart.perSnapshot && !mart.grain.includes("snapshot_date") ? ["no snapshot_date"] : [],

  "every column is described": (mart) =>
    columnsOf(mart.schema)
      .filter(({ description }) => !/^\S.*\.$/.test(description))
      .map(({ name }) => `column ${name}`),

  "its description tells what one row is": (mart) =>
    /(^|\. )One row per [^.]*(; [^.]*)?\.$/.test(mart.description) ? [] : [mart.description],

  "no reader sees a personal column": (mart) =>
    columnsOf(mart.schema)
      .filter(({ name }) => mart.published && personal.includes(name))
      .map(({ name }) => `column ${name}`),
} satisfies Record<string, Promised>;

/** Tables of the marts without a row, so that each can be read. */
export async function createEmptyMarts(warehouse: Warehouse, marts: Mart[]): Promise<void> {
  for (const mart of marts) {
    const columns = columnsOf(mart.schema).map(({ name, type }) => `${identifier(name)} ${type}`);
    await warehouse.run(`create table mart.${mart.name} (${columns.join(", ")})`);
  }
}

function difference(what: string, declared: string[], found: string[]): string[] {
  return [
    ...declared
      .filter((name) => !found.includes(name))
      .map((name) => `${what} ${name} is not used`),
    ...found
      .filter((name) => !declared.includes(name))
      .map((name) => `${what} ${name} is not declared`),
  ];
}

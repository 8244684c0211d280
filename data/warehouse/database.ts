import { mkdir } from "node:fs/promises";
import path from "node:path";
import {
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBValue,
} from "@duckdb/node-api";
import { ConfigError, MachineError } from "../errors.js";
import { asMachineError } from "../machineError.js";
import { copyDatabase, placeCopy } from "./rewrite.js";
import { createTables } from "./tables.js";

/** The one open connection to the warehouse of a workplace. */
export interface Warehouse {
  run(sql: string, values?: DuckDBValue[]): Promise<void>;
  /** Rows with plain values: numbers, texts, booleans, null; dates as YYYY-MM-DD. */
  rows<Row = Record<string, unknown>>(sql: string, values?: DuckDBValue[]): Promise<Row[]>;
  /** All of it or nothing. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly connection: DuckDBConnection;
  /** Writes the file anew, so that nothing is left in it of what was deleted. Temporary tables go. */
  rewrite(): Promise<void>;
  close(): void;
}

/**
 * @param onMessage hears where a warehouse of another version was emptied
 * @throws ConfigError where another process has the file open; MachineError where the disk is full
 */
export async function openWarehouse(
  varFolder: string,
  onMessage: (text: string) => void = () => undefined,
): Promise<Warehouse> {
  await mkdir(varFolder, { recursive: true });
  const file = path.join(varFolder, "warehouse.duckdb");
  const warehouse = await openDatabase(file);
  if (await createTables(warehouse)) {
    onMessage(
      "The warehouse was made by another version: the next refresh makes it again from landing.",
    );
  }
  return warehouse;
}

export async function openDatabase(file: string): Promise<Warehouse> {
  let { instance, connection } = await open(file);
  const close = () => {
    connection.disconnectSync();
    instance.closeSync();
  };
  const warehouse: Warehouse = {
    get connection() {
      return connection;
    },
    async run(sql, values) {
      await connection.run(sql, values);
    },
    async rows<Row>(sql: string, values?: DuckDBValue[]) {
      const reader = await connection.runAndReadAll(sql, values);
      return plainRows(reader) as Row[];
    },
    async transaction(work) {
      await connection.run("begin");
      try {
        const result = await work();
        await connection.run("commit");
        return result;
      } catch (error) {
        // An error of the commit has already ended the transaction.
        await connection.run("rollback").catch(() => undefined);
        throw error;
      }
    },
    async rewrite() {
      await copyDatabase(connection, file);
      close();
      try {
        await placeCopy(file);
      } finally {
        ({ instance, connection } = await open(file));
      }
    },
    close,
  };
  return warehouse;
}

async function open(file: string) {
  const instance = await DuckDBInstance.create(file).catch((error: unknown) => {
    const refused = asMachineError(error);
    if (refused instanceof MachineError) throw new MachineError(`${file}: ${refused.message}`);
    const message = error instanceof Error ? error.message : String(error);
    const holder = /PID (\d+)/.exec(message)?.[1];
    const reason = /lock/i.test(message)
      ? `is in use by another process${holder ? ` (${holder})` : ""}. Stop that one first, or let it do the work`
      : `cannot be opened (${message.split("\n", 1)[0]}). Move it aside: it is made again from landing`;
    throw new ConfigError(`${file} ${reason}.`);
  });
  return { instance, connection: await instance.connect() };
}

/** Types of which values are plain as they come. */
const PLAIN = new Set(["VARCHAR", "DOUBLE", "BOOLEAN"]);

function plainRows(reader: DuckDBResultReader): Record<string, unknown>[] {
  const types = reader.columnTypes().map(String);
  const names = reader.columnNames().filter((_, place) => !PLAIN.has(types[place] ?? ""));
  const rows = reader.getRowObjectsJS() as Record<string, unknown>[];
  // In place: a mart has hundreds of thousands of rows.
  for (const row of rows) for (const name of names) row[name] = plainValue(row[name]);
  return rows;
}

function plainValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value;
}

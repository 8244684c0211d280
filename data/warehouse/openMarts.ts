import { readdir } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance, StatementType, type DuckDBConnection } from "@duckdb/node-api";
import { ConfigError } from "../errors.js";
import { identifier, literal } from "../sql.js";
import { streamRows, type ResultColumn, type ResultRows } from "./resultRows.js";

/** A published set of marts, opened to be asked and for nothing else. */
export interface OpenMarts {
  names: string[];
  /** Rows of each mart. */
  count(): Promise<{ name: string; rowCount: number }[]>;
  /** Columns and types of a mart as it was published. */
  columns(mart: string): Promise<ResultColumn[]>;
  /** @throws ConfigError where the query is not one that reads */
  query(sql: string): Promise<ResultRows>;
  /** Writes the rows of a query to the file named at the opening, as Parquet. */
  copy(sql: string, limit?: number): Promise<void>;
  close(): void;
}

/**
 * Opens `<mart>.parquet` in a folder as views in memory, with DuckDB locked: it can read these files,
 * write `target`, and touch nothing else on this machine or beyond.
 */
export async function openMarts(folder: string, target?: string): Promise<OpenMarts> {
  const names = await martsIn(folder);
  const instance = await DuckDBInstance.create(":memory:", {
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const fileOf = (name: string) => path.join(folder, `${name}.parquet`);
  for (const name of names) {
    await connection.run(
      `create view ${identifier(name)} as select * from read_parquet(${literal(fileOf(name))})`,
    );
  }
  const allowed = [...names.map(fileOf), ...(target ? [target] : [])].map(literal);
  await connection.run(`set allowed_paths = [${allowed.join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return {
    names,
    count: () => countRows(connection, names),
    columns: (mart) => columnsOfQuery(connection, `select * from ${identifier(mart)} limit 0`),
    query: (sql) => ask(connection, sql, names).catch(tell(names)),
    copy: (sql, limit) => copyTo(connection, sql, target ?? "", limit).catch(tell(names)),
    close() {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}

async function martsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith(".parquet")).map((file) => file.slice(0, -8));
  if (names.length > 0) return names.sort();
  throw new ConfigError(`There are no marts in ${folder}. Make a publication: werkgebied refresh`);
}

async function countRows(connection: DuckDBConnection, names: string[]) {
  const counted = [];
  for (const name of names) {
    const reader = await connection.runAndReadAll(
      `select count(*)::double from ${identifier(name)}`,
    );
    counted.push({ name, rowCount: Number(reader.getRows()[0]?.[0]) });
  }
  return counted;
}

async function columnsOfQuery(connection: DuckDBConnection, sql: string) {
  const result = await connection.stream(sql);
  return streamRows(result).columns;
}

async function ask(connection: DuckDBConnection, sql: string, names: string[]) {
  const prepared = await prepareReading(connection, sql);
  const { columns, chunks } = streamRows(await prepared.stream());
  return { columns, chunks: tellingErrors(chunks, names) };
}

/** Some queries fail only when their rows are fetched. */
async function* tellingErrors(chunks: ResultRows["chunks"], names: string[]) {
  try {
    yield* chunks;
  } catch (error) {
    tell(names)(error);
  }
}

/**
 * One statement, and one that reads: the lock alone would let it write the very files of the marts.
 * `explain analyze` is no reading: it does what it explains.
 */
async function prepareReading(connection: DuckDBConnection, sql: string) {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new ConfigError(`Ask one query at a time; these are ${statements.count}.`);
  }
  const prepared = await statements.prepare(0);
  if (prepared.statementType === StatementType.SELECT) return prepared;
  throw new ConfigError(
    "Published marts can only be read. Ask with select, from, with, describe or summarize.",
  );
}

async function copyTo(connection: DuckDBConnection, sql: string, target: string, limit?: number) {
  await prepareReading(connection, sql);
  await connection.run(`create temp view "_asked" as ${sql}`);
  const rows = limit === undefined ? "" : ` limit ${limit}`;
  await connection.run(
    `copy (from "_asked"${rows}) to ${literal(target)} (format parquet, compression zstd)`,
  );
}

/** What DuckDB says of a wrong query, and what there is to ask. */
function tell(names: string[]) {
  return (error: unknown): never => {
    if (error instanceof ConfigError) throw error;
    const message = (error as Error).message.replace("Failed to extract statements: ", "");
    const [first = ""] = message.split("\n", 1);
    throw new ConfigError(`${first}\nThe marts are: ${names.join(", ")}.`, { cause: error });
  };
}

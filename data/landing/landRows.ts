import { rm } from "node:fs/promises";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ColumnMapping, Feed } from "../config.js";
import { filesOf, readInto, type Inspected } from "../connectors/file/index.js";
import { columnsOf } from "../contract.js";
import { tellable } from "../duckdbError.js";
import { ConfigError, MachineError, SchemaError } from "../errors.js";
import { asMachineError } from "../machineError.js";
import { sources } from "../sources/index.js";
import { identifier, literal } from "../sql.js";
import { defineHmac } from "./hash.js";

/** The files of a feed that one name of its configuration stands for. */
export interface Delivery {
  name: string;
  files: Inspected[];
}

/**
 * Writes the rows of a delivery to `target`, as text: the declared columns only, member numbers hashed.
 * @returns how many there are
 */
export async function landRows(
  feed: Feed,
  deliveries: Delivery[],
  key: Buffer | null,
  target: string,
) {
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: "" });
  const connection = await instance.connect();
  try {
    if (key) await defineHmac(connection, key);
    const rows = feed.select
      ? await selectRows(connection, feed, deliveries)
      : await mapRows(connection, feed, deliveries);
    await connection
      .run(`copy (${rows}) to ${literal(target)} (format parquet, compression zstd)`)
      .catch((error: unknown) => {
        if (asMachineError(error) instanceof MachineError) throw asMachineError(error);
        throw new SchemaError(
          `The rows cannot be kept (${tellable(error)}). Mend the SQL of the feed, or the delivery.`,
          { code: "sql_failed" },
        );
      });
    const counted = await connection.runAndReadAll(
      `select count(*)::double as n from read_parquet(${literal(target)})`,
    );
    return Number(counted.getRowObjects()[0]?.n);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Rows of a plain feed: the mapped columns only, with the line (and file) in which each began. */
async function mapRows(connection: DuckDBConnection, feed: Feed, [delivery]: Delivery[]) {
  const mapping = feed.columns ?? {};
  const hashed: string[] = sources[feed.source].hashed;
  const kept = Object.fromEntries(
    Object.entries(mapping).map(([name, from]) => {
      const sql = mappingSql(from);
      return [name, hashed.includes(name) ? hashedSql(sql) : sql];
    }),
  );
  const needed = Object.values(mapping).flatMap((from) =>
    typeof from === "string" ? [from] : "column" in from ? [from.column] : [],
  );
  const spec = filesOf(feed).file;
  if (!spec || !delivery) throw new ConfigError("A feed with `columns` needs `file`.");
  for (const file of delivery.files) {
    await readInto(connection, "incoming", file, spec, { needed, kept });
  }
  const names = Object.keys(mapping).map(identifier).join(", ");
  const file = delivery.files.length > 1 ? "_file, " : "";
  return `select ${file}_line, _reject, ${names} from incoming order by rowid`;
}

function mappingSql(mapping: ColumnMapping): string {
  if (typeof mapping === "string") return identifier(mapping);
  if ("column" in mapping) return identifier(mapping.column);
  return "value" in mapping ? literal(mapping.value) : mapping.sql;
}

function hashedSql(sql: string): string {
  return `case when trim(${sql}) <> '' then hmac(trim(${sql})) end`;
}

/**
 * Rows of a feed that joins files: in the order of their values, so that the bytes do not vary;
 * then the lines that could not be split into values, which no join has seen.
 */
async function selectRows(connection: DuckDBConnection, feed: Feed, deliveries: Delivery[]) {
  const specs = filesOf(feed);
  await connection.run("create table _refused (_file varchar, _line bigint, _reject varchar)");
  for (const { name, files } of deliveries) {
    const spec = specs[name];
    if (!spec) continue;
    for (const file of files) await readInto(connection, name, file, spec, {});
    await connection.run(
      `insert into _refused select _file, _line, _reject from ${name} where _reject is not null`,
    );
    await connection.run(`delete from ${name} where _reject is not null`);
    for (const extra of ["_file", "_line", "_reject"]) {
      await connection.run(`alter table ${name} drop column ${extra}`);
    }
  }
  const found = await connection
    .runAndReadAll(`describe ${feed.select}`)
    .catch((error: unknown) => {
      if (asMachineError(error) instanceof MachineError) throw asMachineError(error);
      throw new ConfigError(`\`select\`: ${tellable(error)}. Correct the SQL of the feed.`);
    });
  const names = found.getRowObjectsJson().map((row) => row.column_name as string);
  const declared = columnsOf(sources[feed.source].columns).map((column) => column.name);
  const kept = names.filter((name) => declared.includes(name));
  if (kept.length === 0) {
    throw new SchemaError(`\`select\` makes none of the columns ${declared.join(", ")}.`, {
      code: "select_without_columns",
    });
  }
  const columns = kept.map((name) => `${selectedSql(feed, name)} as ${identifier(name)}`);
  return `
    select null::varchar as _file, row_number() over () as _line, null::varchar as _reject, *
    from (select ${columns.join(", ")} from (${feed.select}) order by all)
    union all by name
    select _file, _line, _reject from _refused`;
}

function selectedSql(feed: Feed, name: string): string {
  const text = `${identifier(name)}::varchar`;
  return sources[feed.source].hashed.includes(name) ? hashedSql(text) : text;
}

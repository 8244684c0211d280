import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FileSpec } from "../../config.js";
import { SchemaError } from "../../errors.js";
import { tellable } from "../../duckdbError.js";
import { identifier, literal } from "../../sql.js";
import { readHeader } from "./header.js";
import type { Inspected } from "./inspect.js";
import { withTextPipe } from "./pipe.js";

/** A line longer than this is no line of a table but a file without line ends. */
const LONGEST_LINE = 2_000_000;

export interface ReadOptions {
  /** Columns that must be there; without it, all are kept. */
  needed?: string[];
  /** SQL for each column that is kept, over the file's own columns; the rest is never stored. */
  kept?: Record<string, string>;
}

/**
 * Adds the rows of a file to `table`, all values as text, with `_record` (its place in the file,
 * the header being 1), `_breaks` (line ends inside its values) and `_reject` (why the line could
 * not be split into values; then the values are empty).
 */
export async function readInto(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  spec: FileSpec,
  options: ReadOptions,
): Promise<void> {
  if (file.packing === "parquet") return readParquet(connection, table, file, options);
  const header = readHeader(file.header, spec, options.needed ?? [], file.path);
  await withTextPipe(file, async (pipe) => {
    const csv = csvSql(pipe, header.delimiter, header.names, spec);
    await connection.run("drop table if exists reject_errors; drop table if exists reject_scans");
    const names = header.names.map(identifier);
    await connection.run(`
      create or replace temp table accepted as
      select
        row_number() over () as n,
        length(concat(${names.join(", ")})) - length(replace(concat(${names.join(", ")}), chr(10), '')) as _breaks,
        ${keptSql(options.kept, header.names)}
      from ${csv}`);
  }).catch((error: unknown) => {
    throw toSchemaError(error, file);
  });
  await addNumbered(connection, table);
}

function csvSql(pipe: string, delimiter: string, names: string[], spec: FileSpec): string {
  const columns = names.map((name) => `${literal(name)}: 'varchar'`).join(", ");
  return `read_csv(${literal(pipe)}, delim = ${literal(delimiter)}, quote = ${literal(spec.quote)},
    escape = ${literal(spec.quote)}, header = true, columns = {${columns}}, auto_detect = false,
    strict_mode = true, max_line_size = ${LONGEST_LINE}, store_rejects = true, rejects_limit = 0)`;
}

function keptSql(kept: Record<string, string> | undefined, names: string[]): string {
  const all = kept ?? Object.fromEntries(names.map((name) => [name, identifier(name)]));
  return Object.entries(all)
    .map(([name, sql]) => `(${sql})::varchar as ${identifier(name)}`)
    .join(", ");
}

/** Puts accepted rows and refused lines back in the order of the file. */
async function addNumbered(connection: DuckDBConnection, table: string) {
  await connection.run(`
    create table if not exists ${table} as
    select 0::bigint as _record, 0::bigint as _breaks, ''::varchar as _reject, * exclude (n, _breaks)
    from accepted limit 0`);
  await connection.run(`
    create or replace temp table refused as
    select line, min(error_type::varchar) as error_type, any_value(length(csv_line) - length(replace(csv_line, chr(10), ''))) as breaks
    from reject_errors group by line`);
  // A refused line has `line - 1 - place` accepted rows before it, the header being line 1.
  await connection.run(`
    insert into ${table} by name
    with before as (
      select line - 1 - row_number() over (order by line) as accepted_before, row_number() over (order by line) as place
      from refused
    ),
    gap as (select accepted_before, max(place) as place from before group by accepted_before)
    select accepted.n + 1 + coalesce(gap.place, 0) as _record, accepted.* exclude (n)
    from accepted asof left join gap on accepted.n > gap.accepted_before`);
  await connection.run(`
    insert into ${table} by name
    select line as _record, coalesce(breaks, 0) as _breaks, ${reasonSql} as _reject from refused`);
}

const reasonSql = `case error_type
  when 'TOO MANY COLUMNS' then 'has more values than the header has columns'
  when 'MISSING COLUMNS' then 'has fewer values than the header has columns'
  when 'UNQUOTED VALUE' then 'has a quotation mark that is not closed'
  when 'LINE SIZE OVER MAXIMUM' then 'is longer than two million characters'
  when 'INVALID ENCODING' then 'holds bytes that are not text in the encoding of the file'
  else 'cannot be split into values' end`;

async function readParquet(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  options: ReadOptions,
) {
  const from = `read_parquet(${literal(file.path)}, file_row_number = true)`;
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet(${literal(file.path)})`,
  );
  const names = described.getRowObjectsJson().map((row) => String(row.column_name));
  const missing = options.needed?.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new SchemaError(
      `${path.basename(file.path)}: there is no column "${missing}". The columns are: ${names.join(", ")}. Change the mapping.`,
    );
  }
  const select = `select file_row_number + 1 as _record, 0::bigint as _breaks, null::varchar as _reject, ${keptSql(options.kept, names)} from ${from}`;
  await connection.run(`create table if not exists ${table} as ${select} limit 0`);
  await connection.run(`insert into ${table} by name ${select}`);
}

function toSchemaError(error: unknown, file: Inspected): Error {
  if (error instanceof SchemaError) return error;
  return new SchemaError(
    `${path.basename(file.path)}: cannot be read as a table (${tellable(error)}). Check the delimiter, the quotation mark and the mapping.`,
  );
}

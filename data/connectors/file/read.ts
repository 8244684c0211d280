import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FileSpec } from "../../config.js";
import { SchemaError } from "../../errors.js";
import { tellable } from "../../duckdbError.js";
import { identifier, literal } from "../../sql.js";
import { createBlankLines } from "./blankLines.js";
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
 * Adds the rows of a file to `table` in the order of the file, all values as text, with `_file`
 * (its name), `_line` (the line on which the row begins, the header being 1; of Parquet the row)
 * and `_reject` (why the line could not be split into values; then the values are empty).
 * @throws SchemaError where a needed column is not there, or the file is no table
 */
export async function readInto(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  spec: FileSpec,
  options: ReadOptions,
): Promise<void> {
  const read = file.packing === "parquet" ? readParquet : readText;
  await read(connection, table, file, spec, options).catch((error: unknown) => {
    throw toSchemaError(error, file);
  });
}

async function readText(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  spec: FileSpec,
  options: ReadOptions,
) {
  const header = readHeader(file.header, spec, options.needed ?? [], file.path);
  const blank = createBlankLines(header.delimiter, spec.quote);
  const text = `concat(${header.names.map(identifier).join(", ")})`;
  await withTextPipe(file, blank.watch, async (pipe) => {
    await connection.run("drop table if exists reject_errors; drop table if exists reject_scans");
    await connection.run(`
      create or replace temp table accepted as
      select row_number() over () as _nth, ${breaksSql(text)} as _breaks, ${keptSql(options.kept, header.names)}
      from ${csvSql(pipe, header.delimiter, header.names, spec)}`);
  });
  // In a table of one column a blank line is a row.
  await addNumbered(connection, table, file, header.names.length > 1 ? blank.places : []);
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

function breaksSql(text: string): string {
  return `length(${text}) - length(replace(${text}, chr(10), ''))`;
}

/** Puts accepted rows, refused lines and blank lines back in the order of the file. */
async function addNumbered(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  blankPlaces: number[],
) {
  await connection.run(`
    create or replace temp table refused as
    select line as _place, min(error_type::varchar) as error_type, any_value(${breaksSql("ltrim(csv_line, chr(13) || chr(10))")}) as _breaks
    from reject_errors group by line`);
  const headerBreaks = file.header.split("\n").length - 1;
  // At a place that is taken stand `place - 1 - nth` accepted rows before it, the header being 1.
  await addRows(
    connection,
    table,
    `with taken as (
      select _place from refused union select unnest([${blankPlaces.join(", ")}]::bigint[])
    ),
    before as (
      select row_number() over (order by _place) as nth, _place - 1 - nth as accepted_before from taken
    ),
    gap as (select accepted_before, max(nth) as nth from before group by accepted_before),
    placed as (
      select
        accepted._nth + 1 + coalesce(gap.nth, 0) as _place,
        null::varchar as _reject,
        accepted.* exclude (_nth)
      from accepted asof left join gap on accepted._nth > gap.accepted_before
      union all by name
      select _place, coalesce(_breaks, 0) as _breaks, ${reasonSql} as _reject from refused
    )
    select
      ${literal(path.basename(file.path))} as _file,
      (_place + ${headerBreaks} + coalesce(sum(_breaks) over (order by _place rows between unbounded preceding and 1 preceding), 0))::bigint as _line,
      _reject,
      * exclude (_place, _reject, _breaks)
    from placed`,
  );
}

async function addRows(connection: DuckDBConnection, table: string, select: string) {
  await connection.run(`create table if not exists ${table} as from (${select}) limit 0`);
  await connection.run(`insert into ${table} by name from (${select}) order by _line`);
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
  _: FileSpec,
  options: ReadOptions,
) {
  const from = `read_parquet(${literal(file.path)}, file_row_number = true)`;
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet(${literal(file.path)})`,
  );
  const names = described.getRowObjectsJson().map((row) => row.column_name as string);
  const missing = options.needed?.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new SchemaError(
      `${path.basename(file.path)}: there is no column "${missing}". The columns are: ${names.join(", ")}. Change the mapping.`,
    );
  }
  await addRows(
    connection,
    table,
    `select
      ${literal(path.basename(file.path))} as _file,
      file_row_number + 1 as _line,
      null::varchar as _reject,
      ${keptSql(options.kept, names)}
    from ${from}`,
  );
}

function toSchemaError(error: unknown, file: Inspected): Error {
  if (error instanceof SchemaError) return error;
  return new SchemaError(
    `${path.basename(file.path)}: cannot be read as a table (${tellable(error)}). Check the file, its delimiter and quotation mark, and the mapping.`,
  );
}

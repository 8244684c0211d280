import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FileSpec } from "../../config.js";
import { tellable } from "../../duckdbError.js";
import { ConfigError, MachineError, SchemaError, SourceError } from "../../errors.js";
import { asMachineError } from "../../machineError.js";
import { identifier, literal } from "../../sql.js";
import { toldNames } from "../../personal/toldNames.js";
import { flagsSql, judgeFlags, watchColumns, type Guard, type Watch } from "./guard.js";
import { readHeader } from "./header.js";
import { readUnchanged } from "./identity.js";
import { UTF_8, type Inspected } from "./inspect.js";
import { createLines, LONGEST_LINE } from "./lines.js";
import { namesIn } from "./namesIn.js";
import { addNumbered, addRows, breaksSql, NOT_TEXT } from "./numbering.js";
import { withTextPipe } from "./pipe.js";
import { assertWhole } from "./whole.js";

export interface ReadOptions {
  /** Columns that must be there; without it, all are kept. */
  needed?: string[];
  /** SQL for each column that is kept, over the file's own columns; the rest is never stored. */
  kept?: Record<string, string>;
  /** Looks for columns that may not come in. */
  guard?: Guard;
}

/**
 * Adds the rows of a file to `table` in the order of the file, all values as text, with `_file`
 * (its name), `_line` (the line on which the row begins, the header being 1; of Parquet the row)
 * and `_reject` (why the line could not be split into values; then the values are empty).
 * @returns the columns that were left at the door, as the configuration names them
 * @throws SchemaError where a needed column is not there, another is personal, or the file is no
 *   table or half of one; SourceError where the file is not the one that was inspected
 */
export async function readInto(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  spec: FileSpec,
  options: ReadOptions,
): Promise<string[]> {
  const read = file.packing === "parquet" ? readParquet : readText;
  return readUnchanged(file.path, file.identity, () =>
    read(connection, table, file, spec, options),
  ).catch((error: unknown) => {
    throw asSentence(error, file);
  });
}

async function readText(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  spec: FileSpec,
  options: ReadOptions,
): Promise<string[]> {
  const header = readHeader(file.header, spec, options.needed ?? [], file.path);
  const watch = watchOf(header, options, file);
  const kept = keptOf(header.names, options, watch);
  const lines = createLines({
    delimiter: header.delimiter,
    quote: spec.quote,
    columnCount: header.names.length,
    name: path.basename(file.path),
  });
  const text = `concat(${header.names.map(identifier).join(", ")})`;
  await withTextPipe(file, spec, lines.pass, async (pipe) => {
    await connection.run("drop table if exists reject_errors; drop table if exists reject_scans");
    await connection.run(`
      create or replace temp table accepted as
      select row_number() over () as _nth, ${breaksSql(text)} as _breaks, ${spoiltSql(keptNames(header.names, kept), file)} as _reject,
        ${keptSql(kept)}${flagsSql(watch)}
      from ${csvSql(pipe, header.delimiter, header.names, spec)}`);
  });
  await judgeFlags(connection, "accepted", watch, file.path);
  await emptySpoilt(connection, Object.keys(kept));
  await addNumbered(connection, table, file, {
    ...lines,
    // In a table of one column a blank line is a row.
    blank: header.names.length > 1 ? lines.blank : [],
  });
  await assertWhole(connection, file.path, lines.ending());
  return watch.dropped;
}

const NOTHING: Watch = { left: [], dropped: [], looked: [] };

function watchOf(
  columns: { given: string[]; names: string[] },
  options: ReadOptions,
  file: Inspected,
) {
  return options.guard ? watchColumns(columns, options.guard, file.path) : NOTHING;
}

/** SQL of what is kept: all that is not left at the door, where nothing else is said. */
function keptOf(names: string[], { kept }: ReadOptions, { left }: Watch): Record<string, string> {
  const rest = names.filter((name) => !left.includes(name));
  return kept ?? Object.fromEntries(rest.map((name) => [name, identifier(name)]));
}

/** Columns of the file that are kept, or that the SQL of a kept one names. */
function keptNames(names: string[], kept: Record<string, string>): string[] {
  const mentioned = namesIn(Object.values(kept).join("\n"));
  return names.filter((name) => mentioned.has(name.toLowerCase()));
}

/** Bytes that DuckDB takes for letters, and those that stand for what could not be decoded. */
function spoiltSql(names: string[], file: Inspected): string {
  const text = `concat('', ${names.map(identifier).join(", ") || "''"})`;
  const undecoded = `when contains(${text}, chr(65533)) then ${literal(NOT_TEXT)}`;
  return `case when contains(${text}, chr(0)) then 'holds a NUL byte' ${file.encoding === UTF_8 ? "" : undecoded} end`;
}

/** As of other refused lines, nothing of them is kept. */
async function emptySpoilt(connection: DuckDBConnection, names: string[]) {
  const set = names.map((name) => `${identifier(name)} = null`).join(", ");
  if (set) await connection.run(`update accepted set ${set} where _reject is not null`);
}

function csvSql(pipe: string, delimiter: string, names: string[], spec: FileSpec): string {
  const columns = names.map((name) => `${literal(name)}: 'varchar'`).join(", ");
  return `read_csv(${literal(pipe)}, delim = ${literal(delimiter)}, quote = ${literal(spec.quote)},
    escape = ${literal(spec.quote)}, header = true, columns = {${columns}}, auto_detect = false,
    strict_mode = true, max_line_size = ${LONGEST_LINE}, store_rejects = true, rejects_limit = 0)`;
}

function keptSql(kept: Record<string, string>): string {
  return Object.entries(kept)
    .map(([name, sql]) => `(${sql})::varchar as ${identifier(name)}`)
    .join(", ");
}

async function readParquet(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  _: FileSpec,
  options: ReadOptions,
): Promise<string[]> {
  const from = `read_parquet(${literal(file.path)}, file_row_number = true)`;
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet(${literal(file.path)})`,
  );
  const names = described.getRowObjectsJson().map((row) => row.column_name as string);
  const missing = options.needed?.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new SchemaError(
      `${path.basename(file.path)}: there is no column "${missing}". The columns are: ${toldNames(names)}. Change the mapping.`,
      { code: "no_column", column: missing },
    );
  }
  const watch = watchOf({ given: names, names }, options, file);
  await connection.run(`
    create or replace temp table accepted as
    select file_row_number + 1 as _line, ${keptSql(keptOf(names, options, watch))}${flagsSql(watch)}
    from ${from}`);
  await judgeFlags(connection, "accepted", watch, file.path);
  const name = literal(path.basename(file.path));
  await addRows(
    connection,
    table,
    `select ${name} as _file, _line, null::varchar as _reject, * exclude (_line) from accepted`,
  );
  return watch.dropped;
}

const TOLD = [SchemaError, SourceError, ConfigError, MachineError];

function asSentence(error: unknown, file: Inspected): Error {
  const machine = asMachineError(error);
  if (TOLD.some((kind) => machine instanceof kind)) return machine as Error;
  const { syscall, code, path: place } = error as NodeJS.ErrnoException;
  if (syscall && place) {
    return new MachineError(`${place}: cannot be used just now (${code}). Look at its disk.`, {
      cause: error,
    });
  }
  const name = path.basename(file.path);
  const reason = tellable(error);
  // Of other kinds are faults of the mapping: a name that is not there, a cast that does not hold.
  const isDamaged = !/^(Binder|Parser|Catalog|Conversion|Out of Range) Error/.test(reason);
  if (file.packing === "parquet" && isDamaged) {
    return new SchemaError(
      `${name}: cannot be read, it is a Parquet file that is cut off or damaged (${reason}). Deliver it again.`,
      { code: "damaged" },
    );
  }
  return new SchemaError(
    `${name}: cannot be read as a table (${reason}). Check the file, its delimiter and quotation mark, and the mapping.`,
    { code: "unreadable" },
  );
}

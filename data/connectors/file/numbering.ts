import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "../../sql.js";
import type { Inspected } from "./inspect.js";
import type { Lines } from "./lines.js";

/** SQL for the line ends within a text. */
export function breaksSql(text: string): string {
  return `length(${text}) - length(replace(${text}, chr(10), ''))`;
}

/** Puts accepted rows, refused lines and blank lines back in the order of the file. */
export async function addNumbered(
  connection: DuckDBConnection,
  table: string,
  file: Inspected,
  lines: Pick<Lines, "blank" | "tall">,
) {
  // Bound as a value: as text of a statement a million numbers would take seconds to parse.
  await connection.run(
    `create or replace temp table tall as
     select unnest(from_json($1, '[["bigint"]]')) as pair, pair[1] as place, pair[2] as breaks`,
    [JSON.stringify(lines.tall)],
  );
  await connection.run(
    `create or replace temp table blank as select unnest(from_json($1, '["bigint"]')) as _place`,
    [JSON.stringify(lines.blank)],
  );
  await connection.run(`
    create or replace temp table refused as
    with failed as (
      select line as _place,
        -- Of a line with a stray quotation mark DuckDB may find other faults too, which come of it.
        coalesce(any_value(error_type::varchar) filter (error_type = 'UNQUOTED VALUE'), min(error_type::varchar)) as error_type,
        any_value(${breaksSql("trim(csv_line, chr(10))")}) as counted
      from reject_errors group by line
    )
    select _place, error_type, null as _part, coalesce(tall.breaks, counted, 0) as _breaks
    from failed left join tall on tall.place = failed._place`);
  await splitStray(connection);
  const headerBreaks = file.header.split("\n").length - 1;
  // At a place that is taken stand `place - 1 - nth` accepted rows before it, the header being 1.
  await addRows(
    connection,
    table,
    `with taken as (
      select _place from refused union select _place from blank
    ),
    before as (
      select row_number() over (order by _place) as nth, _place - 1 - nth as accepted_before from taken
    ),
    gap as (select accepted_before, max(nth) as nth from before group by accepted_before),
    placed as (
      select accepted._nth + 1 + coalesce(gap.nth, 0) as _place, accepted.* exclude (_nth)
      from accepted asof left join gap on accepted._nth > gap.accepted_before
      union all by name
      select _place, _part, _breaks, ${reasonSql} as _reject from refused
    )
    select
      ${literal(path.basename(file.path))} as _file,
      (_place + ${headerBreaks} + coalesce(sum(_breaks) over (order by _place, _part rows between unbounded preceding and 1 preceding), 0))::bigint as _line,
      * exclude (_place, _part, _breaks)
    from placed`,
  );
}

/**
 * Where a quotation mark stands that does not belong there, or a value in quotation marks is far too
 * long, what follows up to the next mark cannot be told apart: each line of it is refused, so that
 * none goes uncounted.
 */
async function splitStray(connection: DuckDBConnection) {
  await connection.run(`
    create or replace temp table refused as
    with part as (
      select *, unnest(range(parts)) as _part
      from (select * exclude (_part), case when error_type in ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM') then _breaks + 1 else 1 end as parts from refused)
    )
    select * replace (case when parts = 1 then _breaks when _part < parts - 1 then 1 else 0 end as _breaks) from part`);
}

export async function addRows(connection: DuckDBConnection, table: string, select: string) {
  await connection.run(`create table if not exists ${table} as from (${select}) limit 0`);
  await connection.run(`insert into ${table} by name from (${select}) order by _line`);
}

export const NOT_TEXT = "holds bytes that are not text in the encoding of the file";

const reasonSql = `case error_type
  when 'TOO MANY COLUMNS' then 'has more values than the header has columns'
  when 'MISSING COLUMNS' then 'has fewer values than the header has columns'
  when 'UNQUOTED VALUE' then 'has a quotation mark that is not closed'
  when 'LINE SIZE OVER MAXIMUM' then 'is longer than two million characters'
  when 'INVALID ENCODING' then ${literal(NOT_TEXT)}
  else 'cannot be split into values' end`;

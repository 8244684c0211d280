import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Feed } from "../config.js";
import { filesOf, namesIn, readInto, type Guard } from "../connectors/file/index.js";
import { columnsOf, isOfPersons } from "../contract.js";
import { tellable } from "../duckdbError.js";
import { ConfigError, MachineError, SchemaError } from "../errors.js";
import { asMachineError } from "../machineError.js";
import { sources } from "../sources/index.js";
import { identifier } from "../sql.js";
import type { Delivery, Hashing, ReadyRows } from "./delivery.js";
import { dropForgotten } from "./dropForgotten.js";
import { hashedSql } from "./hash.js";
import { judgeValues } from "./judgeValues.js";
import { sqlError } from "./sqlError.js";

/**
 * Rows of a feed that joins files: in the order of their values, so that the bytes do not vary;
 * then the lines that could not be split into values, which no join has seen.
 */
export async function selectRows(
  connection: DuckDBConnection,
  feed: Feed,
  deliveries: Delivery[],
  { earlier }: Hashing,
): Promise<ReadyRows> {
  const dropped = await readAll(connection, feed, deliveries);
  const kept = await selectedNames(connection, feed);
  const numbers = kept.filter((name) => isHashed(feed, name));
  const others = numbers.flatMap((name) =>
    earlier.map((hmac) => ({ name: `_${hmac}_${name}`, sql: hashedSql(textSql(name), hmac) })),
  );
  const columns = [...kept.map((name) => ({ name, sql: selectedSql(feed, name) })), ...others].map(
    ({ name, sql }) => `${sql} as ${identifier(name)}`,
  );
  await connection
    .run(
      `create temp table selected as
       select null::varchar as _file, row_number() over () as _line, null::varchar as _reject, *
       from (select ${columns.join(", ")} from (${feed.select}) order by all)`,
    )
    .catch((error: unknown) => {
      throw sqlError(error);
    });
  const hashes = others.map(({ name }) => name);
  const forgottenCount = await dropForgotten(connection, "selected", [...numbers, ...hashes]);
  for (const name of hashes) {
    await connection.run(`alter table selected drop column ${identifier(name)}`);
  }
  await judgeValues(connection, "selected", {
    source: sources[feed.source],
    columns: Object.fromEntries(kept.map((name) => [name, name])),
    fixed: [],
    file: deliveries
      .flatMap(({ files }) => files.map((file) => path.basename(file.path)))
      .join(", "),
  });
  const rows = `from selected union all by name select _file, _line, _reject from _refused`;
  return { rows, dropped, forgottenCount };
}

/** Makes a table of each name; the lines that could not be split go to one of their own. */
async function readAll(
  connection: DuckDBConnection,
  feed: Feed,
  deliveries: Delivery[],
): Promise<string[]> {
  const specs = filesOf(feed);
  const guard = guardOf(feed);
  const dropped = new Set<string>();
  await connection.run("create table _refused (_file varchar, _line bigint, _reject varchar)");
  for (const { name, files } of deliveries) {
    const spec = specs[name];
    if (!spec) continue;
    for (const file of files) {
      const left = await readInto(connection, name, file, spec, { guard });
      for (const column of left) dropped.add(column);
    }
    await connection.run(
      `insert into _refused select _file, _line, _reject from ${name} where _reject is not null`,
    );
    await connection.run(`delete from ${name} where _reject is not null`);
    for (const extra of ["_file", "_line", "_reject"]) {
      await connection.run(`alter table ${name} drop column ${extra}`);
    }
  }
  return [...dropped];
}

/** What a column is for cannot be told from the SQL: only that it is used. */
function guardOf({ source, select = "", drop }: Feed): Guard {
  const mentioned = namesIn(select);
  return {
    drop,
    ofPersons: isOfPersons(sources[source]),
    uses: (name) =>
      mentioned.has(name.toLowerCase())
        ? [{ target: "`select`", isHashed: false, isWhole: false }]
        : [],
  };
}

async function selectedNames(connection: DuckDBConnection, feed: Feed): Promise<string[]> {
  const found = await connection
    .runAndReadAll(`describe ${feed.select}`)
    .catch((error: unknown) => {
      if (asMachineError(error) instanceof MachineError) throw asMachineError(error);
      throw new ConfigError(`\`select\`: ${tellable(error)}. Correct the SQL of the feed.`);
    });
  const names = found.getRowObjectsJson().map((row) => row.column_name as string);
  const declared = columnsOf(sources[feed.source].columns).map((column) => column.name);
  const kept = names.filter((name) => declared.includes(name));
  if (kept.length > 0) return kept;
  throw new SchemaError(`\`select\` makes none of the columns ${declared.join(", ")}.`, {
    code: "select_without_columns",
  });
}

function selectedSql(feed: Feed, name: string): string {
  return isHashed(feed, name) ? hashedSql(textSql(name)) : textSql(name);
}

function isHashed({ source }: Feed, name: string): boolean {
  return sources[source].hashed.includes(name);
}

function textSql(name: string): string {
  return `${identifier(name)}::varchar`;
}

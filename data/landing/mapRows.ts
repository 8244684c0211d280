import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ColumnMapping, Feed } from "../config.js";
import { filesOf, namesIn, readInto, type Guard } from "../connectors/file/index.js";
import { isOfPersons } from "../contract.js";
import { ConfigError } from "../errors.js";
import { sources } from "../sources/index.js";
import { identifier, literal } from "../sql.js";
import type { Delivery, Hashing, ReadyRows } from "./delivery.js";
import { dropForgotten } from "./dropForgotten.js";
import { hashedSql } from "./hash.js";
import { judgeValues } from "./judgeValues.js";

/** Rows of a plain feed: the mapped columns only, with the line (and file) in which each began. */
export async function mapRows(
  connection: DuckDBConnection,
  feed: Feed,
  [delivery]: Delivery[],
  { earlier }: Hashing,
): Promise<ReadyRows> {
  const mapping = feed.columns ?? {};
  const hashed: string[] = sources[feed.source].hashed;
  const kept = Object.fromEntries(
    Object.entries(mapping).map(([name, from]) => {
      const sql = mappingSql(from);
      return [name, hashed.includes(name) ? hashedSql(sql) : sql];
    }),
  );
  const numbers = hashed.filter((name) => name in mapping);
  for (const name of numbers) {
    for (const hmac of earlier) {
      kept[`_${hmac}_${name}`] = hashedSql(mappingSql(mapping[name] as ColumnMapping), hmac);
    }
  }
  const needed = Object.values(mapping).flatMap((from) => columnOf(from) ?? []);
  const spec = filesOf(feed).file;
  if (!spec || !delivery) throw new ConfigError("A feed with `columns` needs `file`.");
  const dropped = new Set<string>();
  for (const file of delivery.files) {
    const options = { needed, kept, guard: guardOf(feed) };
    const left = await readInto(connection, "incoming", file, spec, options);
    for (const column of left) dropped.add(column);
  }
  const hashes = Object.keys(kept).filter((name) => numbers.some((one) => name.endsWith(one)));
  const forgottenCount = await dropForgotten(connection, "incoming", hashes);
  await judgeValues(connection, "incoming", {
    source: sources[feed.source],
    columns: Object.fromEntries(
      Object.entries(mapping).map(([name, from]) => [name, columnOf(from) ?? name]),
    ),
    fixed: Object.keys(mapping).filter((name) => isFixed(mapping[name])),
    file: delivery.files.map((file) => path.basename(file.path)).join(", "),
  });
  const names = Object.keys(mapping).map(identifier).join(", ");
  const file = delivery.files.length > 1 ? "_file, " : "";
  const rows = `select ${file}_line, _reject, ${names} from incoming order by rowid`;
  return { rows, dropped: [...dropped], forgottenCount };
}

/** What stands in the configuration for every row is no value of one. */
function isFixed(from: ColumnMapping | undefined): boolean {
  return typeof from === "object" && "value" in from;
}

function guardOf({ source, columns = {}, drop }: Feed): Guard {
  const { hashed }: { hashed: string[] } = sources[source];
  const mapped = Object.entries(columns);
  return {
    drop,
    ofPersons: isOfPersons(sources[source]),
    uses: (name) =>
      mapped.flatMap(([target, from]) => {
        const isWhole = columnOf(from) === name;
        const isHashed = hashed.includes(target);
        return isWhole || isMentioned(name, from) ? { target, isHashed, isWhole } : [];
      }),
  };
}

function isMentioned(name: string, from: ColumnMapping): boolean {
  return typeof from === "object" && "sql" in from && namesIn(from.sql).has(name.toLowerCase());
}

/** Column of the file that is taken as it is. */
function columnOf(from: ColumnMapping | undefined): string | undefined {
  if (typeof from !== "object") return from;
  return "column" in from ? from.column : undefined;
}

function mappingSql(mapping: ColumnMapping): string {
  if (typeof mapping === "string") return identifier(mapping);
  if ("column" in mapping) return identifier(mapping.column);
  return "value" in mapping ? literal(mapping.value) : mapping.sql;
}

import type { DuckDBConnection } from "@duckdb/node-api";
import { mapped } from "../connectors/file/index.js";
import { columnsOf, isOfPersons, type Column, type Source } from "../contract.js";
import type { PersonalKind } from "../personal/kinds.js";
import { codeOf } from "../personal/values.js";
import { identifier, literal } from "../sql.js";

/** Of which one value in a wrong place is enough; numbers pass the test of a BSN or a card by chance. */
const STRAY = {
  email: "an e-mail address",
  phone: "a telephone number",
  account: "a bank account",
  // A stray quotation mark makes the next rows, with all their columns, one value.
  lines: "a line end",
} as const;

type Stray = keyof typeof STRAY;

/** Values of a column: how many, how many different ones, and how many look like what. */
type Held = Record<"filled" | "different" | "numbers" | "differentNumbers" | Stray, number>;

export interface Judged {
  source: Source;
  /** Columns of the contract in the table, each with the column of the file that it is mapped to. */
  columns: Record<string, string>;
  /** Those that stand in the configuration for all rows alike. */
  fixed: string[];
  /** How sentences call what was delivered. */
  file: string;
}

/**
 * Looks at all values that are about to land, but for those that were hashed: a column that was mapped
 * wrongly is refused, and of a row in which values have shifted nothing is kept but its line.
 * @throws SchemaError naming the column
 */
export async function judgeValues(
  connection: DuckDBConnection,
  table: string,
  { source, columns, fixed, file }: Judged,
): Promise<void> {
  if (source.isPublic) return;
  const passed = [...source.hashed, ...fixed];
  for (const column of columnsOf(source.columns)) {
    const from = columns[column.name];
    if (from === undefined || passed.includes(column.name)) continue;
    const held = await heldIn(connection, table, column.name);
    const kind = kindOf(held, column, source);
    if (kind) throw mapped(file, from, column.name, kind, "by its values");
    for (const stray of straysOf(column).filter((one) => held[one] > 0)) {
      const reason = `holds ${STRAY[stray]} where ${column.name} belongs`;
      const where = straySql(stray, identifier(column.name));
      await emptyRows(connection, table, Object.keys(columns), { where, reason });
    }
  }
}

/** Area codes can be long numbers. */
function straysOf({ area }: Column): Stray[] {
  return area ? ["email", "account", "lines"] : ["email", "phone", "account", "lines"];
}

/** @param kind what `personal_kind` says of the text, where it is known */
function straySql(stray: Stray, text: string, kind = `personal_kind(${text})`): string {
  if (stray === "lines") return `regexp_matches(trim(${text}), '[\\n\\r]')`;
  return `${kind} = ${codeOf(stray)}`;
}

function kindOf(held: Held, column: Column, source: Source): PersonalKind | null {
  const stray = straysOf(column).find((kind) => held[kind] > 0 && held[kind] >= held.filled / 2);
  if (stray && stray !== "lines") return stray;
  const isNumbers = held.numbers >= 0.7 * held.filled && held.differentNumbers >= 3;
  if (isNumbers && !column.area) return "bsn";
  return isOwn(held) && isOfPersons(source) && isShared(column, source) ? "own" : null;
}

/** Of each row its own, as the name of a person is. */
function isOwn({ filled, different }: Held): boolean {
  return different > 100 && different > filled / 2;
}

/** What many persons have in common: library, branch, category. */
function isShared({ name, type, area }: Column, { personal }: Source): boolean {
  return type === "varchar" && !area && !personal.includes(name);
}

async function heldIn(connection: DuckDBConnection, table: string, name: string): Promise<Held> {
  const strays = (Object.keys(STRAY) as Stray[]).map(
    (stray) =>
      `coalesce(sum(n) filter (${straySql(stray, "text", "kind")}), 0)::double as ${stray}`,
  );
  const isNumber = `kind in (${codeOf("bsn")}, ${codeOf("card")})`;
  const found = await connection.runAndReadAll(`
    with grouped as (
      select ${identifier(name)} as text, count(*) as n from ${table} where _reject is null group by all
    ),
    judged as (select text, n, personal_kind(text) as kind from grouped)
    select coalesce(sum(n), 0)::double as filled, count(*)::double as different, ${strays.join(", ")},
      coalesce(sum(n) filter (${isNumber}), 0)::double as numbers,
      count(*) filter (${isNumber})::double as "differentNumbers"
    from judged where kind is not null`);
  return found.getRowObjects()[0] as unknown as Held;
}

async function emptyRows(
  connection: DuckDBConnection,
  table: string,
  names: string[],
  { where, reason }: { where: string; reason: string },
) {
  const nothing = names.map((name) => `${identifier(name)} = null`).join(", ");
  await connection.run(
    `update ${table} set _reject = ${literal(reason)}, ${nothing} where _reject is null and ${where}`,
  );
}

import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { ConfigError, SchemaError } from "../../errors.js";
import { kindOfName } from "../../personal/columnNames.js";
import { personalKinds, type PersonalKind } from "../../personal/kinds.js";
import { looksLike } from "../../personal/looksLike.js";
import { toldName } from "../../personal/toldNames.js";
import { codeOf, kindsByValue } from "../../personal/values.js";
import { identifier } from "../../sql.js";

/** What the door has to know of a feed to tell which columns of a file may not come in. */
export interface Guard {
  /** Columns that are known to be personal, and are left at the door. */
  drop: string[];
  /** Whether each row is a person: then columns that nobody declared are looked at too. */
  ofPersons: boolean;
  /** Where a column of the file goes; nowhere when nobody declared it. */
  uses(name: string): Use[];
}

interface Use {
  /** Column of the contract, or what else is made of it. */
  target: string;
  isHashed: boolean;
  /** False where only something that is worked out from the column goes there. */
  isWhole: boolean;
}

/** Columns of one file: as it calls them, and as DuckDB does. */
interface Columns {
  given: string[];
  names: string[];
}

export interface Watch {
  /** Columns to leave at the door, as DuckDB calls them; and as the configuration does. */
  left: string[];
  dropped: string[];
  /** Columns that nobody declared, the values of which are looked at in passing. */
  looked: { name: string; flag: string; told: string }[];
}

/**
 * Which columns of a file are left at the door and which are looked at.
 * @throws SchemaError naming a column that by its name holds what is personal
 */
export function watchColumns({ given, names }: Columns, guard: Guard, file: string): Watch {
  const watch: Watch = { left: [], dropped: [], looked: [] };
  for (const [at, name] of names.entries()) {
    const column = given[at] as string;
    const uses = guard.uses(column);
    if (guard.drop.includes(column)) {
      if (uses[0]) throw usedAll(column, uses[0]);
      watch.left.push(name);
      watch.dropped.push(column);
    } else if (guard.ofPersons) {
      judgeName(column, uses, toldName(column, at + 1), path.basename(file));
      if (uses.length > 0) continue;
      watch.looked.push({ name, flag: `_look_${at + 1}`, told: toldName(column, at + 1) });
    }
  }
  return watch;
}

function judgeName(column: string, uses: Use[], told: string, file: string) {
  const kind = kindOfName(column);
  if (kind === null) return;
  if (uses.length === 0) throw undeclared(file, told, kind, "by its name");
  const use = uses.find(({ isHashed, isWhole }) => !isHashed && (isWhole || kind !== "card"));
  if (use) throw mapped(file, column, use.target, kind, "by its name");
}

/** SQL that looks at the values of columns without keeping them. */
export function flagsSql({ looked }: Watch): string {
  return looked
    .map(({ name, flag }) => `, personal_kind(${identifier(name)}::varchar) as ${flag}`)
    .join("");
}

/**
 * Judges the columns that nobody declared by what their values looked like, and takes the flags out.
 * @throws SchemaError naming a column
 */
export async function judgeFlags(
  connection: DuckDBConnection,
  table: string,
  { looked }: Watch,
  file: string,
): Promise<void> {
  for (const { flag, told } of looked) {
    const counts = kindsByValue.map(
      (kind) => `count(*) filter (${flag} = ${codeOf(kind)})::double as ${kind}`,
    );
    const found = await connection.runAndReadAll(
      `select count(${flag})::double as filled, ${counts.join(", ")} from ${table}`,
    );
    const kind = looksLike(found.getRowObjects()[0] as unknown as Parameters<typeof looksLike>[0]);
    if (kind) throw undeclared(path.basename(file), told, kind, "by its values");
    await connection.run(`alter table ${table} drop column ${flag}`);
  }
}

function undeclared(file: string, column: string, kind: PersonalKind, how: string): SchemaError {
  return new SchemaError(
    `${file}: column "${column}" looks like ${personalKinds[kind]}, ${how}. Name it in \`drop\` of the feed, so that it is left at the door, or have it delivered without.`,
    { code: "personal_column", column, looks: kind },
  );
}

/** A column that the configuration maps to one of the contract, and that may not go there. */
export function mapped(
  file: string,
  column: string,
  target: string,
  kind: PersonalKind,
  how: string,
): SchemaError {
  return new SchemaError(
    `${file}: column "${column}", taken for ${target}, looks like ${personalKinds[kind]}, ${how}. Map another column, or mend the delivery.`,
    { code: "personal_mapped", column, target, looks: kind },
  );
}

function usedAll(column: string, { target }: Use): ConfigError {
  return new ConfigError(
    `\`drop\` names "${column}", of which ${target} is made. Take it out of one of the two.`,
  );
}

import { createHash } from "node:crypto";
import { access, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ColumnMapping, Feed } from "../config.js";
import {
  filesOf,
  inspectFile,
  locate,
  readInto,
  type Inspected,
} from "../connectors/file/index.js";
import { columnsOf } from "../contract.js";
import { tellable } from "../duckdbError.js";
import { ConfigError, MachineError, SchemaError } from "../errors.js";
import { hashFile } from "../hashFile.js";
import type { Workplace } from "../loadConfig.js";
import { asMachineError } from "../machineError.js";
import { placeFile } from "../placeFile.js";
import { sources } from "../sources/index.js";
import { identifier, literal } from "../sql.js";
import { defineHmac, readHashKey } from "./hash.js";
import { landedPath, landingFolder, readLanded, writeLanded, type Landed } from "./landed.js";
import { readNote, writeNote } from "./standing.js";

/** Raised when what is written here changes, so that everything is pulled once more. */
const DOOR_VERSION = 4;

interface Delivery {
  name: string;
  files: Inspected[];
}

/** A file given by hand in the place of what the feed delivered. */
export interface Replacement {
  file: string;
  because: string;
}

/**
 * Takes one snapshot of a feed in: columns that nobody declared are dropped, member numbers
 * hashed, and what is left is kept in landing as text. Does nothing when it has it already, or
 * when a person withdrew the snapshot or gave another file for it.
 * @returns the delivery that counts; null where the snapshot is withdrawn
 * @throws SourceError, SchemaError, ConfigError
 */
export async function pullSnapshot(
  workplace: Workplace,
  feedName: string,
  date: string,
): Promise<Landed | null> {
  const { varFolder } = workplace;
  const word = await wordOn(varFolder, feedName, date);
  if (word) return word.landed;
  const known = await readLanded(varFolder, feedName, date);
  try {
    const landed = await takeIn(workplace, feedName, date, known);
    // A person may have decided while the file was read.
    const later = await wordOn(varFolder, feedName, date);
    if (later) return later.landed;
    if (landed !== known) await writeLanded(varFolder, landed);
    await writeNote(varFolder, feedName, date, "refused", null);
    return landed;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    const later = await wordOn(varFolder, feedName, date);
    if (later) return later.landed;
    await writeNote(varFolder, feedName, date, "refused", error.refusal);
    throw error;
  }
}

/** What a person decided of a snapshot: the file that counts, or none; null where nobody did. */
async function wordOn(
  varFolder: string,
  feedName: string,
  date: string,
): Promise<{ landed: Landed | null } | null> {
  if (await readNote(varFolder, feedName, date, "withdrawn")) return { landed: null };
  const landed = await readLanded(varFolder, feedName, date);
  return landed?.replacement ? { landed } : null;
}

/**
 * Takes a file in as a snapshot of a feed, which from then on counts instead of what the feed delivers.
 * What the feed had delivered is kept, to go back to.
 * @throws SchemaError, ConfigError
 */
export async function replaceSnapshot(
  workplace: Workplace,
  feedName: string,
  date: string,
  replacement: Replacement,
): Promise<Landed> {
  const { varFolder } = workplace;
  const taken = await takeIn(workplace, feedName, date, null, replacement);
  const before = await earlierOf(varFolder, feedName, date);
  const { because } = replacement;
  const landed: Landed = {
    ...taken,
    replacement: { at: new Date().toISOString(), because, ...(before && { before }) },
  };
  await writeLanded(varFolder, landed);
  await writeNote(varFolder, feedName, date, "refused", null);
  await writeNote(varFolder, feedName, date, "withdrawn", null);
  return landed;
}

/** What the feed itself had delivered, also where a file was given by hand since. */
async function earlierOf(varFolder: string, feedName: string, date: string) {
  const landed = await readLanded(varFolder, feedName, date);
  if (!landed) return undefined;
  if (landed.replacement) return landed.replacement.before;
  return { landed, taken: await readNote<Landed>(varFolder, feedName, date, "taken") };
}

/** Lets the feed's own delivery count again. @returns false where there was none */
export async function undoReplacement(
  { varFolder }: Workplace,
  feedName: string,
  date: string,
): Promise<boolean> {
  const before = (await readLanded(varFolder, feedName, date))?.replacement?.before;
  if (!before) return false;
  // Killed between the two, it is still a replacement, which can be undone.
  await writeNote(varFolder, feedName, date, "taken", before.taken);
  await writeLanded(varFolder, before.landed);
  return true;
}

/** Puts what was delivered, or given by hand, in landing; the record that makes it count is not written. */
async function takeIn(
  workplace: Workplace,
  feedName: string,
  date: string,
  known: Landed | null,
  replacement?: Replacement,
): Promise<Landed> {
  const { varFolder, config } = workplace;
  const feed = config.feeds[feedName];
  if (!feed) throw new ConfigError(`There is no feed "${feedName}" in the configuration.`);
  const deliveries = replacement
    ? await inspectReplacement(feed, replacement)
    : await inspectAll(feed, workplace.dataFolder, date);
  const key = sources[feed.source].hashed.length > 0 ? await readHashKey(config) : null;
  const fingerprint = fingerprintOf(feed, deliveries, key);
  if (known?.fingerprint === fingerprint && (await exists(landedPath(varFolder, known)))) {
    return known;
  }
  const folder = landingFolder(varFolder, feedName, date);
  await mkdir(folder, { recursive: true });
  const part = path.join(folder, replacement ? "replacement.parquet.part" : "rows.parquet.part");
  const readCount = await land(feed, deliveries, key, part);
  const sha256 = await hashFile(part);
  const landed: Landed = {
    feed: feedName,
    source: feed.source,
    snapshotDate: date,
    file: `${sha256}.parquet`,
    sha256,
    fingerprint,
    delivered: deliveries.flatMap(({ files }) => files.map((file) => path.basename(file.path))),
    readCount,
  };
  await placeFile(part, landedPath(varFolder, landed));
  return landed;
}

async function inspectReplacement(feed: Feed, { file }: Replacement): Promise<Delivery[]> {
  const spec = feed.file;
  if (!spec) {
    throw new ConfigError(
      "This feed joins several files. Deliver the right one in its place, and refresh that day.",
    );
  }
  return [{ name: "file", files: [await inspectFile(file, spec)] }];
}

async function inspectAll(feed: Feed, folder: string, date: string): Promise<Delivery[]> {
  const entries = Object.entries(filesOf(feed));
  return Promise.all(
    entries.map(async ([name, spec]) => {
      const found = await locate(spec, folder, date);
      return { name, files: await Promise.all(found.map((file) => inspectFile(file.path, spec))) };
    }),
  );
}

async function land(feed: Feed, deliveries: Delivery[], key: Buffer | null, target: string) {
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

function fingerprintOf(feed: Feed, deliveries: Delivery[], key: Buffer | null): string {
  const { file, files, columns, select, source } = feed;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([DOOR_VERSION, file, files, columns, select, source]));
  hash.update(JSON.stringify(deliveries.map((one) => one.files.map(({ sha256 }) => sha256))));
  // Twice hashed: the key itself must not be guessable from a file beside the data.
  if (key) hash.update(createHash("sha256").update("werkgebied").update(key).digest());
  return hash.digest("hex");
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

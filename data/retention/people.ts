import { readdir } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Config } from "../config.js";
import { isOfPersons } from "../contract.js";
import { landingFolder } from "../landing/landed.js";
import type { Standing } from "../landing/standing.js";
import { sources, type SourceName } from "../sources/index.js";
import { literal } from "../sql.js";

/** Whether the configuration takes in rows about people at all. */
export function hasPeople({ feeds }: Pick<Config, "feeds">): boolean {
  return Object.values(feeds).some(({ source }) => isOfPersons(sources[source]));
}

/** Whether a snapshot is of rows that are people; those of before version 0.2 are looked into. */
export async function isOfPeople(
  varFolder: string,
  config: Config,
  { feed, snapshotDate, landed, taken }: Standing,
): Promise<boolean> {
  const source = landed?.source ?? taken?.source ?? config.feeds[feed]?.source;
  if (source !== undefined && source in sources) return isOfPersons(sources[source as SourceName]);
  const [file] = await filesOf(varFolder, feed, snapshotDate);
  return file !== undefined && (await hasMemberNumbers(file));
}

/** Files with rows of a snapshot in landing: the one that counts, earlier ones, and half written ones. */
export async function filesOf(varFolder: string, feed: string, date: string): Promise<string[]> {
  const folder = landingFolder(varFolder, feed, date);
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.includes(".parquet")).map((name) => path.join(folder, name));
}

async function hasMemberNumbers(file: string): Promise<boolean> {
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: "" });
  const connection = await instance.connect();
  try {
    const found = await connection.runAndReadAll(
      `select 1 from parquet_schema(${literal(file)}) where name = 'member_id'`,
    );
    return found.currentRowCount > 0;
  } catch {
    // What cannot be read might be anything.
    return true;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

import { rm } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { defineForgotten } from "../landing/dropForgotten.js";
import { hashFile } from "../hashFile.js";
import { placeFile } from "../placeFile.js";
import { literal } from "../sql.js";

/** Looks for people in files of landing by the hashes of their numbers. */
export interface Searcher {
  /** Hash and number of rows of those who are in a file; none where its rows are no people. */
  find(file: string): Promise<Map<string, number>>;
  /** Writes the file once more without them, beside it. @returns the name of the new one */
  rewrite(file: string): Promise<string>;
  close(): void;
}

export async function openSearcher(hashes: string[]): Promise<Searcher> {
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: "" });
  const connection = await instance.connect();
  await defineForgotten(connection, hashes);
  return {
    async find(file) {
      const columns = await connection.runAndReadAll(
        `select 1 from parquet_schema(${literal(file)}) where name = 'member_id'`,
      );
      if (columns.currentRowCount === 0) return new Map();
      const found = await connection.runAndReadAll(
        `select member_id, count(*)::double from read_parquet(${literal(file)})
         where member_id in (select hash from _forgotten) group by all`,
      );
      return new Map(found.getRows() as [string, number][]);
    },
    async rewrite(file) {
      const part = `${file}.part`;
      await connection.run(
        `copy (
           select * exclude (file_row_number) from read_parquet(${literal(file)}, file_row_number = true)
           where member_id is null or member_id not in (select hash from _forgotten)
           order by file_row_number
         ) to ${literal(part)} (format parquet, compression zstd)`,
      );
      const name = `${await hashFile(part)}.parquet`;
      await placeFile(part, path.join(path.dirname(file), name)).catch(async (error: unknown) => {
        await rm(part, { force: true });
        throw error;
      });
      return name;
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

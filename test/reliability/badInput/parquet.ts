import { readFile, writeFile } from "node:fs/promises";
import { literal } from "../../../data/sql.js";
import { openDatabase } from "../../../data/warehouse/database.js";

/** Makes a Parquet file of the text of a table, and gives its bytes. */
export async function writeParquet(file: string, text: string): Promise<Buffer> {
  await writeFile(`${file}.text`, text);
  const database = await openDatabase(":memory:");
  await database.run(
    `copy (from read_csv(${literal(`${file}.text`)}, all_varchar = true)) to ${literal(file)} (format parquet)`,
  );
  database.close();
  return readFile(file);
}

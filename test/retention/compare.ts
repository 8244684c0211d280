import { readdir } from "node:fs/promises";
import path from "node:path";
import { literal } from "../../data/sql.js";
import { openDatabase } from "../../data/warehouse/database.js";

/** How many values the marts of one folder hold, and in how many the rows of another folder differ. */
export async function compareMarts(before: string, after: string) {
  const counts = { figuresCompared: 0, figuresChanged: 0 };
  const database = await openDatabase(":memory:");
  try {
    for (const name of await readdir(before)) {
      const read = (folder: string) => `from read_parquet(${literal(path.join(folder, name))})`;
      const columns = (await database.rows(`describe ${read(before)}`)).length;
      const [row] = await database.rows<{ n: number; lost: number; strange: number }>(
        `select (select count(*) ${read(before)})::double as n,
           (select count(*) from (${read(before)} except all ${read(after)}))::double as lost,
           (select count(*) from (${read(after)} except all ${read(before)}))::double as strange`,
      );
      counts.figuresCompared += row!.n * columns;
      counts.figuresChanged += Math.max(row!.lost, row!.strange) * columns;
    }
  } finally {
    database.close();
  }
  return counts;
}

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { columnsOf } from "../../contract.js";
import { frozenNames, frozenTables, type FrozenTable } from "../../frozenTables.js";
import { hashFile } from "../../hashFile.js";
import { frozenFolder, frozenPath, type Frozen } from "../../landing/frozen.js";
import { placeFile } from "../../placeFile.js";
import { identifier, literal } from "../../sql.js";
import type { Warehouse } from "../database.js";

/**
 * Writes the rows that some feeds have in the marts on a day, with those of other feeds that were frozen
 * before; in an order, so that the same rows are the same bytes.
 */
export async function exportFrozen(
  warehouse: Warehouse,
  varFolder: string,
  date: string,
  feeds: string[],
  earlier: Frozen | null,
): Promise<Frozen["tables"]> {
  await mkdir(frozenFolder(varFolder, date), { recursive: true });
  const list = feeds.map(literal).join(", ");
  const made: Partial<Frozen["tables"]> = {};
  for (const table of frozenNames) {
    const columns = columnsOf(frozenTables[table])
      .map(({ name }) => identifier(name))
      .join(", ");
    const before = earlier && literal(frozenPath(varFolder, earlier, table));
    const rows = `
      select ${columns} from mart.${table}
      where snapshot_date = date ${literal(date)} and feed in (${list})
      ${before ? `union all select ${columns} from read_parquet(${before}) where feed not in (${list})` : ""}`;
    made[table] = await place(warehouse, frozenFolder(varFolder, date), table, rows);
  }
  return made as Frozen["tables"];
}

async function place(warehouse: Warehouse, folder: string, table: FrozenTable, rows: string) {
  const part = path.join(folder, `${table}.parquet.part`);
  await warehouse.run(
    `copy (${rows} order by all) to ${literal(part)} (format parquet, compression zstd)`,
  );
  const sha256 = await hashFile(part);
  const file = `${sha256}.parquet`;
  await placeFile(part, path.join(folder, file));
  return { file, sha256 };
}

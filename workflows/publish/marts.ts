import { mkdir } from "node:fs/promises";
import path from "node:path";
import { columnsOf } from "../../data/contract.js";
import { hashFile } from "../../data/hashFile.js";
import type { Mart } from "../../data/mart.js";
import { identifier, literal } from "../../data/sql.js";
import type { Warehouse } from "../../data/warehouse/database.js";

export interface ExportedMart {
  name: string;
  rowCount: number;
  /** Of the Parquet file, hex. */
  sha256: string;
}

/** Writes `<mart>.parquet`, ordered by its grain so that the same rows are the same bytes. */
export async function exportMart(
  warehouse: Warehouse,
  mart: Mart,
  folder: string,
): Promise<ExportedMart> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${mart.name}.parquet`);
  const columns = columnsOf(mart.schema).map(({ name }) => identifier(name));
  await warehouse.run(
    `copy (
       select ${columns.join(", ")} from mart.${mart.name}
       order by ${mart.grain.map(identifier).join(", ")}
     ) to ${literal(file)} (format parquet, compression zstd)`,
  );
  const [counted] = await warehouse.rows<{ n: number }>(
    `select count(*)::double as n from mart.${mart.name}`,
  );
  return { name: mart.name, rowCount: counted?.n ?? 0, sha256: await hashFile(file) };
}

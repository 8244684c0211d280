import { existsSync } from "node:fs";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import { openDatabase, type Warehouse } from "../../../data/warehouse/database.js";
import { META } from "../../../data/warehouse/tables.js";
import { ledgerFolder, ledgerTables } from "../../ledger.js";

/** Asks what the last refresh laid down of its deliveries: views `load`, `refusal`, `quarantine`, `finding`. */
export async function withLedger<Result>(
  varFolder: string,
  ask: (ledger: Warehouse) => Promise<Result>,
): Promise<Result> {
  const ledger = await openDatabase(":memory:");
  try {
    for (const table of ledgerTables) {
      const file = path.join(ledgerFolder(varFolder), `${table}.parquet`);
      await ledger.run(
        existsSync(file)
          ? `create view ${table} as from read_parquet(${literal(file)})`
          : `create table ${table} (${META[table]})`,
      );
    }
    return await ask(ledger);
  } finally {
    ledger.close();
  }
}

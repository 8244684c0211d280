import { CheckError } from "../../errors.js";
import { frozenNames } from "../../frozenTables.js";
import { literal } from "../../sql.js";
import type { Warehouse } from "../database.js";

/** Remembers what the marts that are frozen hold of a day. */
export async function holdRows(warehouse: Warehouse, date: string): Promise<void> {
  for (const table of frozenNames) {
    await warehouse.run(
      `create or replace temp table held_${table} as from mart.${table} where snapshot_date = date ${literal(date)}`,
    );
  }
}

/** @throws CheckError where they hold other rows now than were remembered */
export async function assertSameRows(warehouse: Warehouse, date: string): Promise<void> {
  for (const table of frozenNames) {
    const now = `select * from mart.${table} where snapshot_date = date ${literal(date)}`;
    const [found] = await warehouse.rows<{ n: number }>(
      `with lost as (from held_${table} except all (${now})),
        strange as ((${now}) except all from held_${table})
       select ((select count(*) from lost) + (select count(*) from strange))::double as n`,
    );
    if (!found || found.n > 0) {
      throw new CheckError(
        `${table} ${date}: ${found?.n} rows would not be the same after the purge. Nothing was purged; tell the makers of Werkgebied.`,
      );
    }
  }
}

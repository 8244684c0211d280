import { isOfPersons } from "../contract.js";
import { sources } from "../sources/index.js";
import { defineForgotten } from "../landing/dropForgotten.js";
import type { Warehouse } from "./database.js";

/** Removes people from the warehouse, rows in quarantine among them, by the hashes of their numbers. */
export async function removePeopleFrom(warehouse: Warehouse, hashes: string[]): Promise<void> {
  await defineForgotten(warehouse.connection, hashes);
  const forgotten = "(select hash from _forgotten)";
  await warehouse.transaction(async () => {
    for (const source of Object.values(sources).filter(isOfPersons)) {
      for (const column of source.hashed) {
        await warehouse.run(`delete from source.${source.name} where ${column} in ${forgotten}`);
        await warehouse.run(
          `delete from meta.quarantine where row_values->>'${column}' in ${forgotten}`,
        );
      }
    }
  });
  await warehouse.run("drop table _forgotten");
}

import type { GateRule } from "../../data/gateConfig.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import type { Measured } from "./rules.js";

/** A rule of the quality gate that a snapshot breaks. */
export interface Finding extends Measured {
  feed: string;
  rule: GateRule;
  bound: number;
  /** `holds` the publication back, only `warns`, or was `accepted` by a person. */
  effect: "holds" | "warns" | "accepted";
}

const TYPES = {
  feed: "varchar",
  snapshotDate: "date",
  rule: "varchar",
  libraryId: "varchar",
  placeId: "varchar",
  value: "double",
  bound: "double",
  effect: "varchar",
} satisfies Record<keyof Finding, string>;

/** Keeps what was found now in place of what was found before. */
export async function writeFindings(warehouse: Warehouse, findings: Finding[]): Promise<void> {
  await warehouse.transaction(async () => {
    await warehouse.run("delete from meta.finding");
    await warehouse.run(
      `insert into meta.finding
       select ${Object.keys(TYPES).join(", ")}
       from (select unnest(from_json($1, $2), recursive := true))`,
      [JSON.stringify(findings), JSON.stringify([TYPES])],
    );
  });
}

/** What was found last, from the ledger. */
export function readFindings(ledger: Warehouse): Promise<Finding[]> {
  return ledger.rows<Finding>(
    `select feed, snapshot_date::varchar as "snapshotDate", rule, library_id as "libraryId",
       place_id as "placeId", value, bound, effect
     from finding order by all`,
  );
}

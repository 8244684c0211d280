import { existsSync } from "node:fs";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { currentVersion } from "../publications.js";
import { cellColumns, idOf, type CellKey } from "./cell.js";
import type { Kind } from "./edition.js";
import type { Hidden } from "./hiddenTables.js";
import type { Part } from "./parts.js";
import { shownMembers } from "./shown.js";

/** What readers of one kind of edition have been shown before. */
export interface Earlier {
  /** Of a part that was made from the same figures: what was hidden then. */
  pattern(part: Part, least: number): Promise<Hidden | null>;
  /** Of a part that was made from others: counts that were shown, and are the same now. */
  known(part: Part): Promise<Map<string, number>>;
}

const columns = cellColumns.join(", ");

/** Reads it from the publication that readers see now, where there is one that says what it hid. */
export async function openEarlier(
  warehouse: Warehouse,
  published: string,
  kind: Kind,
): Promise<Earlier> {
  const version = await currentVersion(published);
  const file = (name: string) => path.join(published, version ?? "", name);
  const [parts, cells, marts] = [
    file("disclosure/parts.parquet"),
    file("disclosure/cells.parquet"),
    file("marts/membership_profile.parquet"),
  ];
  if (version === null || ![parts, cells, marts].every((one) => existsSync(one))) {
    return { pattern: async () => null, known: async () => new Map() };
  }
  const of = ({ library, date }: Part) =>
    `library_id = ${literal(library)} and snapshot_date = date ${literal(date)}`;
  return {
    async pattern(part, least) {
      const where = `${of(part)} and kind = ${literal(kind)}`;
      const [same] = await warehouse.rows<Omit<Hidden, "reasons">>(
        `select narrowed_count as "narrowedCount", disclosed_before_count as "disclosedBeforeCount"
         from read_parquet(${literal(parts)})
         where ${where} and made_from = ${literal(part.madeFrom)} and least = ${least}`,
      );
      if (!same) return null;
      const hidden = await warehouse.rows<CellKey & { reason: string }>(
        `select ${columns}, reason from read_parquet(${literal(cells)}) where ${where} order by all`,
      );
      return { ...same, reasons: new Map(hidden.map((cell) => [idOf(cell), cell.reason])) };
    },
    async known(part) {
      const shown = await warehouse.rows<CellKey & { member_count: number }>(
        `select ${columns}, member_count from read_parquet(${literal(marts)}) as shown
         semi join read_parquet(${literal(parts)}) as parts
           on parts.library_id = shown.library_id and parts.snapshot_date = shown.snapshot_date
           and parts.kind = ${literal(kind)}
         anti join (from read_parquet(${literal(cells)}) where kind = ${literal(kind)}) as hidden
           using (library_id, snapshot_date, ${columns})
         semi join (
           select *, round(member_count) as whole from mart.membership_profile where ${of(part)} and ${shownMembers}
         ) as now
           on ${cellColumns.map((name) => `now.${name} = shown.${name}`).join(" and ")}
           and now.segmentation = shown.segmentation and now.whole = round(shown.member_count)
         where ${of(part).replaceAll("library_id", "shown.library_id").replaceAll("snapshot_date", "shown.snapshot_date")} and ${shownMembers}`,
      );
      return new Map(shown.map((cell) => [idOf(cell), cell.member_count]));
    },
  };
}

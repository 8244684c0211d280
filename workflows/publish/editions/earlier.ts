import { existsSync } from "node:fs";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { listVersions } from "../publications.js";
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
const FILES = ["disclosure/parts.parquet", "disclosure/cells.parquet"];
const MART = "marts/membership_profile.parquet";

/** Reads it from every publication that is kept, those that readers were taken back from too. */
export async function openEarlier(
  warehouse: Warehouse,
  published: string,
): Promise<(kind: Kind) => Earlier> {
  const fileOf = (version: string, name: string) => literal(path.join(published, version, name));
  const isThere = (version: string) =>
    [...FILES, MART].every((name) => existsSync(path.join(published, version, name)));
  const versions = (await listVersions(published)).filter(isThere);
  if (versions.length === 0) {
    return () => ({ pattern: async () => null, known: async () => new Map() });
  }
  const parts = versions.map(
    (version) =>
      `select ${literal(version)} as version, * from read_parquet(${fileOf(version, "disclosure/parts.parquet")})`,
  );
  await warehouse.run(
    `create or replace temp table earlier_part as ${parts.join(" union all by name ")}`,
  );

  return (kind) => ({
    async pattern(part, least) {
      const [same] = await warehouse.rows<Omit<Hidden, "reasons"> & { version: string }>(
        `select version, narrowed_count as "narrowedCount", disclosed_before_count as "disclosedBeforeCount"
         from earlier_part
         where ${of(part, kind)} and made_from = ${literal(part.madeFrom)} and least = ${least}
         order by version desc limit 1`,
      );
      if (!same) return null;
      const { version, ...counts } = same;
      const hidden = await warehouse.rows<CellKey & { reason: string }>(
        `select ${columns}, reason from read_parquet(${fileOf(version, "disclosure/cells.parquet")})
         where ${of(part, kind)} order by all`,
      );
      return { ...counts, reasons: new Map(hidden.map((cell) => [idOf(cell), cell.reason])) };
    },
    async known(part) {
      const showing = await warehouse.rows<{ version: string }>(
        `select version from earlier_part where ${of(part, kind)} order by version`,
      );
      const known = new Map<string, number>();
      for (const { version } of showing) {
        for (const cell of await shownIn(version, part, kind)) known.set(idOf(cell), cell.value);
      }
      return known;
    },
  });

  /** Counts of now that a version showed. */
  function shownIn(version: string, part: Part, kind: Kind) {
    return warehouse.rows<CellKey & { value: number }>(
      `select ${columns}, member_count as value
       from (from mart.membership_profile where ${of(part)} and ${shownMembers}) as now
       semi join read_parquet(${fileOf(version, MART)}) as shown
         on ${["library_id", "snapshot_date", "segmentation", ...cellColumns].map((name) => `shown.${name} = now.${name}`).join(" and ")}
         and round(shown.member_count) = round(now.member_count)
       anti join (
         from read_parquet(${fileOf(version, "disclosure/cells.parquet")}) where ${of(part, kind)}
       ) as hidden using (${columns})`,
    );
  }
}

/** SQL: the rows of a part, of one kind of edition where there are several. */
function of({ library, date }: Part, kind?: Kind): string {
  const own = `library_id = ${literal(library)} and snapshot_date = date ${literal(date)}`;
  return kind ? `${own} and kind = ${literal(kind)}` : own;
}

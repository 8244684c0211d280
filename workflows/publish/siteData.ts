import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { literal } from "../../data/sql.js";
import type { Warehouse } from "../../data/warehouse/database.js";
import { NOTICE, noticeOf } from "../gate/notice.js";
import { queryToArrow } from "./arrow.js";

/** The pages show one segmentation, one reference and members of all ages; the marts hold all that there are. */
const main = "segmentation = (select segmentation from meta.setting)";
const shown: Record<string, string> = {
  catchment_profile: `${main} and reference = if(scope = 'library', 'country', 'library')`,
  membership_profile: `${main} and member_group = 'all'`,
};

interface Part {
  library: string;
  date: string;
}

/** Writes what the pages fetch: per library, and where a page shows one snapshot, per snapshot. */
export async function writeSiteData(warehouse: Warehouse, folder: string): Promise<void> {
  const parts = await warehouse.rows<Part>(
    `select distinct library_id as library, snapshot_date::varchar as date from mart.scopes order by all`,
  );
  for (const { library, date } of parts) {
    const where = `library_id = ${literal(library)} and snapshot_date = date ${literal(date)}`;
    for (const [mart, rows] of Object.entries(shown)) {
      const sql = `select * from mart.${mart} where ${where} and ${rows} order by all`;
      await writeArrow(warehouse, path.join(folder, library, date, `${mart}.arrow`), sql);
    }
  }
  for (const library of new Set(parts.map((part) => part.library))) {
    const own = literal(library);
    await writeArrow(
      warehouse,
      path.join(folder, library, "penetration_trend.arrow"),
      `select * from mart.penetration_trend
       where library_id = ${own} and ${main} and member_group = 'all' and level <> 'subsegment' order by all`,
    );
    // What a whole delivery says matters to each library that is in it, or that it serves.
    await writeArrow(
      warehouse,
      path.join(folder, library, "data_quality.arrow"),
      `select * from mart.data_quality
       where library_id = ${own} or (library_id = '_all' and feed not in (
         select feed from mart.data_quality group by feed
         having count(*) filter (library_id <> '_all') > 0 and count(*) filter (library_id = ${own}) = 0
       ))
       order by all`,
    );
  }
  await writeFile(path.join(folder, NOTICE), noticeOf([]));
}

async function writeArrow(warehouse: Warehouse, file: string, sql: string) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await queryToArrow(warehouse, sql));
}

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { NOTICE, noticeOf } from "../../gate/notice.js";
import { queryToArrow } from "../arrow.js";
import { writeCompressed } from "../compress.js";
import type { Served } from "./served.js";
import { shownQuality } from "./shown.js";

/** Writes what the pages fetch of one library: where a page shows one snapshot, per snapshot. */
export async function writeLibrary(
  warehouse: Warehouse,
  served: Served,
  library: string,
  folder: string,
): Promise<void> {
  const own = `library_id = ${literal(library)}`;
  const dates = await warehouse.rows<{ date: string }>(
    `select distinct snapshot_date::varchar as date from mart.scopes where ${own} order by all`,
  );
  for (const { date } of dates) {
    const where = `${own} and snapshot_date = date ${literal(date)}`;
    const shown = {
      catchment_profile: where,
      membership_profile: where,
      // Of the whole only: for the overview, which should not have to fetch all dates of all segments.
      penetration_trend: `${where} and level = 'total'`,
    };
    for (const [mart, rows] of Object.entries(shown)) {
      const sql = `from ${served[mart as keyof typeof shown]} where ${rows} order by all`;
      await writeArrow(warehouse, path.join(folder, date, `${mart}.arrow`), sql);
    }
  }
  const whole = {
    // What says nothing of members is the same to all.
    branch_hours: `from mart.branch_hours where ${own} order by all`,
    events: `from mart.events where ${own} order by all`,
    penetration_trend: `from ${served.penetration_trend} where ${own} order by all`,
    data_quality: `from ${served.data_quality} where ${shownQuality(literal(library))} order by all`,
  };
  for (const [mart, sql] of Object.entries(whole)) {
    await writeArrow(warehouse, path.join(folder, `${mart}.arrow`), sql);
  }
}

/** As it is, without a `.br` beside it, since it is replaced while the publication stands. */
export async function writeNoNotice(data: string): Promise<void> {
  await writeFile(path.join(data, NOTICE), noticeOf([]));
}

/** Writes the rows of a query, in a folder that is made where it is not there. */
export async function writeArrow(warehouse: Warehouse, file: string, sql: string) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeCompressed(file, await queryToArrow(warehouse, sql));
}

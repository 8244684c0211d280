import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { cellColumns, type CountedCell } from "./cell.js";
import type { Kind } from "./edition.js";
import { PROBLEM_VERSION } from "./profileProblem.js";
import { shownMembers } from "./shown.js";

/** The figures of one library and snapshot: what is hidden is chosen for each by itself. */
export interface Part {
  library: string;
  date: string;
  /** The same where the same figures are shown again. */
  madeFrom: string;
}

const rows = `
  select profile.*, segments.parent_id
  from mart.membership_profile as profile
  left join (
    select level, segment_id, arg_max(parent_id, snapshot_date) as parent_id
    from source.segmentation
    where segmentation = (select segmentation from meta.setting)
    group by all
  ) as segments on segments.level = profile.level and segments.segment_id = profile.segment_id
  where ${shownMembers}`;

const madeFrom = `concat('${PROBLEM_VERSION}:', count(*), ':',
  bit_xor(hash(${cellColumns.join(", ")}, parent_id, member_count, base_count)))`;

/** By library and snapshot. */
export function listParts(warehouse: Warehouse): Promise<Part[]> {
  return warehouse.rows<Part>(
    `select library_id as library, snapshot_date::varchar as date, ${madeFrom} as "madeFrom"
     from (${rows}) group by library_id, snapshot_date order by all`,
  );
}

/** Notes in `temp.edition_part` that a kind of edition shows all: none of it is a secret afterwards. */
export async function noteAllShown(warehouse: Warehouse, kind: Kind): Promise<void> {
  await warehouse.run(
    `insert into edition_part
     select ${literal(kind)}, library_id, snapshot_date, 1, ${madeFrom}, count(*), 0, 0, sum(member_count), 0, 0, 0
     from (${rows}) group by library_id, snapshot_date`,
  );
}

/** The cells of a part, in the order of their names. */
export function readCells(warehouse: Warehouse, { library, date }: Part): Promise<CountedCell[]> {
  return warehouse.rows<CountedCell>(
    `select ${cellColumns.join(", ")}, parent_id, member_count, base_count
     from (${rows}) where library_id = ${literal(library)} and snapshot_date = date ${literal(date)}
     order by all`,
  );
}

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { cellColumns, idOf, type CountedCell } from "./cell.js";
import type { Kind } from "./edition.js";
import type { Part } from "./parts.js";

/** What is hidden of a part. */
export interface Hidden {
  /** `primary` or `secondary`, by id of the cell. */
  reasons: Map<string, string>;
  /** Small counts of which less than 0 to `least` - 1 could be promised. */
  narrowedCount: number;
  /** Small counts that an earlier publication has shown. */
  disclosedBeforeCount: number;
}

export async function createHiddenTables(warehouse: Warehouse): Promise<void> {
  const columns = cellColumns.map((name) => `${name} varchar`).join(", ");
  await warehouse.run(
    `create or replace temp table hidden_cell
       (kind varchar, library_id varchar, snapshot_date date, ${columns}, reason varchar)`,
  );
  await warehouse.run(
    `create or replace temp table edition_part (kind varchar, library_id varchar, snapshot_date date,
       least double, made_from varchar, cell_count double, primary_count double, hidden_count double,
       member_sum double, hidden_member_sum double, narrowed_count double, disclosed_before_count double)`,
  );
}

interface Noted {
  kind: Kind;
  part: Part;
  least: number;
  madeFrom: string;
  cells: CountedCell[];
  hidden: Hidden;
}

export async function noteHidden(
  warehouse: Warehouse,
  { kind, part, least, madeFrom, cells, hidden }: Noted,
): Promise<void> {
  const { library, date } = part;
  const { reasons } = hidden;
  const gone = cells.filter((cell) => reasons.has(idOf(cell)));
  const sum = (ones: CountedCell[]) => ones.reduce((all, one) => all + one.member_count, 0);
  const rows = gone.map((cell) => ({
    ...Object.fromEntries(cellColumns.map((name) => [name, cell[name]])),
    reason: reasons.get(idOf(cell)),
  }));
  const types = Object.fromEntries([...cellColumns, "reason"].map((name) => [name, "varchar"]));
  await warehouse.run(
    `insert into hidden_cell
     select $1, $2, $3::date, * from (select unnest(from_json($4, $5), recursive := true))`,
    [kind, library, date, JSON.stringify(rows), JSON.stringify([types])],
  );
  const isPrimary = (cell: CountedCell) => reasons.get(idOf(cell)) === "primary";
  await warehouse.run(
    `insert into edition_part values ($1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[kind, library, date, least, madeFrom],
      ...[cells.length, gone.filter(isPrimary).length, gone.length],
      ...[sum(cells), sum(gone)],
      ...[hidden.narrowedCount, hidden.disclosedBeforeCount],
    ],
  );
}

/** Writes both tables beside the marts, ordered, for the next publication to hide the same. */
export async function exportHidden(warehouse: Warehouse, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tables = { cells: "hidden_cell", parts: "edition_part" };
  for (const [name, table] of Object.entries(tables)) {
    const file = literal(path.join(folder, `${name}.parquet`));
    await warehouse.run(
      `copy (from ${table} order by all) to ${file} (format parquet, compression zstd)`,
    );
  }
}

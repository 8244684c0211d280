import path from "node:path";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { personaFile, SEGMENTS } from "./personaFile.js";
import { writeArrow } from "./writeEdition.js";

const COLUMNS = 'level, segment_id, domain, topic, attribute, value, "index", source, licence';

/** Rows of the configuration's segmentation, each with the segment that it is about or belongs to. */
function known(segmentation: string): string {
  return `
    with part as (
      select segment_id, arg_max(parent_id, snapshot_date) as parent_id
      from source.segmentation
      where segmentation = ${literal(segmentation)} and level = 'subsegment'
      group by all
    )
    select ${COLUMNS.replaceAll("segment_id", "persona.segment_id")},
      if(level = 'segment', persona.segment_id, part.parent_id) as sheet
    from mart.persona as persona
    left join part on persona.level = 'subsegment' and part.segment_id = persona.segment_id
    where persona.segmentation = ${literal(segmentation)} and sheet is not null`;
}

/**
 * Names of the files below `data/personas`, without their ending: of all segments together, and one
 * for each with its subsegments. None where nothing is known of any.
 */
export async function listPersonas(warehouse: Warehouse, segmentation: string): Promise<string[]> {
  const rows = await warehouse.rows<{ sheet: string }>(
    `select distinct sheet from (${known(segmentation)}) order by all`,
  );
  return rows.length ? [SEGMENTS, ...rows.map(({ sheet }) => personaFile(sheet))] : [];
}

/** Writes them. They say nothing of members, and so are the same in every edition. */
export async function writePersonas(
  warehouse: Warehouse,
  segmentation: string,
  folder: string,
): Promise<void> {
  await warehouse.run(`create or replace temp table served_persona as ${known(segmentation)}`);
  const sheets = await warehouse.rows<{ sheet: string }>(
    "select distinct sheet from served_persona order by all",
  );
  const write = (name: string, which: string) =>
    writeArrow(
      warehouse,
      path.join(folder, `${name}.arrow`),
      `select ${COLUMNS} from served_persona where ${which} order by all`,
    );
  if (sheets.length) await write(SEGMENTS, "level = 'segment'");
  for (const { sheet } of sheets) await write(personaFile(sheet), `sheet = ${literal(sheet)}`);
}

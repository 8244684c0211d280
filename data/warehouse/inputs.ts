import { createHash } from "node:crypto";
import { columnsOf } from "../contract.js";
import type { Mart } from "../mart.js";
import { sources, type SourceName } from "../sources/index.js";
import type { Warehouse } from "./database.js";

/** What a mart, or one snapshot of it ('' for the whole), was made from, and what came out. */
export interface Made {
  /** YYYY-MM-DD, or '' for a mart that is made whole. */
  date: string;
  madeFrom: string;
  content: string;
}

interface Part {
  /** Snapshot that this part belongs to; '' where it matters to all. */
  date: string;
  content: string;
}

/**
 * Per snapshot of members (or '' for a mart that is made whole) a hash of all that its rows depend
 * on: the mart's own text, and the content of its inputs as far as they matter to that snapshot.
 */
export async function readInputs(warehouse: Warehouse, mart: Mart): Promise<Map<string, string>> {
  const own = JSON.stringify([mart.sql, mart.code, mart.grain, columnsOf(mart.schema)]);
  const parts: Part[] = [];
  // One after the other: they share a connection.
  for (const input of mart.inputs) parts.push(...(await partsOf(warehouse, input)));
  const dates = mart.perSnapshot ? await memberDates(warehouse) : [""];
  return new Map(
    dates.map((date) => {
      const mine = parts.filter(
        (part) => !mart.perSnapshot || part.date === "" || part.date === date,
      );
      const content = mine.map((part) => `${part.date}=${part.content}`).sort();
      return [date, createHash("sha256").update(own).update(content.join()).digest("hex")];
    }),
  );
}

async function memberDates(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.rows<{ date: string }>(
    "select distinct snapshot_date::varchar as date from meta.load where counts_members order by 1",
  );
  return rows.map((row) => row.date);
}

async function partsOf(warehouse: Warehouse, input: string): Promise<Part[]> {
  const [schema, name = ""] = input.split(".");
  if (schema === "source") return loadParts(warehouse, `source = '${name as SourceName}'`, name);
  if (schema === "mart") {
    return warehouse.rows<Part>(
      `select coalesce(snapshot_date::varchar, '') as date, '${name}:' || content as content
       from meta.mart where name = $1`,
      [name],
    );
  }
  if (name === "load") return loadParts(warehouse, "true", name);
  if (schema === "frozen") return frozenParts(warehouse, name);
  return warehouse.rows<Part>(
    `select '' as date, '${name}:' || count(*) || ':' || coalesce(bit_xor(hash(t)), 0) as content
     from meta.${name} as t`,
  );
}

function frozenParts(warehouse: Warehouse, name: string): Promise<Part[]> {
  return warehouse.rows<Part>(
    `select snapshot_date::varchar as date, concat_ws(':', 'frozen', '${name}', count(*), bit_xor(hash(t))) as content
     from frozen.${name} as t group by snapshot_date`,
  );
}

/** Deliveries of members matter to their own snapshot, all others to every one. */
async function loadParts(warehouse: Warehouse, where: string, name: string): Promise<Part[]> {
  const members = Object.values(sources)
    .filter((source) => source.countsMembers)
    .map((source) => `'${source.name}'`);
  return warehouse.rows<Part>(
    `select
       case when source in (${members.join(", ")}) then snapshot_date::varchar else '' end as date,
       concat_ws(':', '${name}', feed, snapshot_date, load_id) as content
     from meta.load where ${where}`,
  );
}

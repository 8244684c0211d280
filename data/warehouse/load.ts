import { createHash } from "node:crypto";
import { ConfigError } from "../errors.js";
import { columnsOf } from "../contract.js";
import { landedPath, type Landed } from "../landing/landed.js";
import type { Workplace } from "../loadConfig.js";
import type { Refusal, RefusalCode } from "../refusal.js";
import { sources } from "../sources/index.js";
import { identifier, literal } from "../sql.js";
import type { Warehouse } from "./database.js";
import { DUPLICATE, parseSql } from "./parse.js";

/** Raised when reading itself changes, so that everything is loaded once more. */
const PARSER_VERSION = 2;

export interface LoadResult {
  feed: string;
  snapshotDate: string;
  status: "loaded" | "unchanged" | "refused" | "withdrawn";
  readCount: number;
  loadedCount: number;
  rejectedCount: number;
  /** Why it was refused; a sentence. */
  message: string | null;
  /** The same, for pages; null where it was not refused. */
  code: RefusalCode | null;
}

/**
 * Replaces one snapshot of a feed by what has landed, in one transaction. Rows that do not keep
 * the contract go to quarantine; a delivery with too many of them, or with no row at all, is
 * refused and leaves the rows that were there. Quarantine and refusal are about the delivery tried
 * last, taken or not, so that a person sees what to mend in it; `meta.load` tells of the one taken.
 */
export async function loadSnapshot(
  warehouse: Warehouse,
  workplace: Workplace,
  landed: Landed,
): Promise<LoadResult> {
  const feed = workplace.config.feeds[landed.feed];
  if (!feed) throw new ConfigError(`There is no feed "${landed.feed}" in the configuration.`);
  const loadId = loadIdOf(landed, feed);
  const key = [landed.feed, landed.snapshotDate];
  const [held] = await warehouse.rows<{ read: number; loaded: number; rejected: number }>(
    `select read_count as read, loaded_count as loaded, rejected_count as rejected from meta.load
     where feed = $1 and snapshot_date = $2::date and load_id = $3
       and not exists (from meta.refusal where feed = $1 and snapshot_date = $2::date)`,
    [...key, loadId],
  );
  const result: LoadResult = {
    feed: landed.feed,
    snapshotDate: landed.snapshotDate,
    status: "unchanged",
    readCount: held?.read ?? 0,
    loadedCount: held?.loaded ?? 0,
    rejectedCount: held?.rejected ?? 0,
    message: null,
    code: null,
  };
  if (held) return result;
  await parseInto(warehouse, workplace, landed);
  const [counts] = await warehouse.rows<Counts>(`
    select count(*)::double as read, count(*) filter (_reason is null)::double as loaded,
      count(*) filter (_reason = ${literal(DUPLICATE)})::double as duplicates
    from parsed`);
  const { read = 0, loaded = 0, duplicates = 0 } = counts ?? {};
  const refusal = await refusalOf(warehouse, read, loaded, feed.maxRejected);
  await warehouse.transaction(async () => {
    await warehouse.run(
      "delete from meta.refusal where feed = $1 and snapshot_date = $2::date",
      key,
    );
    if (refusal) {
      await writeRefusal(warehouse, feed.source, landed, refusal);
    } else {
      await replaceRows(warehouse, feed.source, key);
      await warehouse.run(
        "insert into meta.load values ($1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
          landed.feed,
          feed.source,
          landed.snapshotDate,
          sources[feed.source].countsMembers,
          loadId,
          landed.file,
          read,
          loaded,
          read - loaded,
          duplicates,
          landed.epoch ?? null,
        ],
      );
    }
    await replaceQuarantine(warehouse, key);
  });
  await warehouse.run("drop table parsed");
  return {
    ...result,
    status: refusal ? "refused" : "loaded",
    readCount: read,
    loadedCount: refusal ? 0 : loaded,
    rejectedCount: read - loaded,
    message: refusal?.message ?? null,
    code: refusal?.code ?? null,
  };
}

/** Notes why a delivery could not even be pulled, for the data-quality page. */
export async function noteRefusal(
  warehouse: Warehouse,
  workplace: Workplace,
  step: { feed: string; snapshotDate: string },
  refusal: Refusal,
): Promise<void> {
  const source = workplace.config.feeds[step.feed]?.source ?? "";
  await warehouse.transaction(() => writeRefusal(warehouse, source, step, refusal));
}

/** The same, as part of a transaction. */
export async function writeRefusal(
  warehouse: Warehouse,
  source: string,
  { feed, snapshotDate }: { feed: string; snapshotDate: string },
  { message, code, values }: Refusal,
) {
  await warehouse.run("delete from meta.refusal where feed = $1 and snapshot_date = $2::date", [
    feed,
    snapshotDate,
  ]);
  await warehouse.run("insert into meta.refusal values ($1, $2, $3::date, $4, $5, $6)", [
    feed,
    source,
    snapshotDate,
    message,
    code,
    JSON.stringify(values),
  ]);
}

interface Counts {
  read: number;
  loaded: number;
  duplicates: number;
}

function loadIdOf(landed: Landed, feed: Workplace["config"]["feeds"][string]): string {
  const { columns, dateFormats, decimal, maxRejected, source } = feed;
  const contract = columnsOf(sources[source].columns);
  const parts = [
    PARSER_VERSION,
    landed.sha256,
    landed.epoch,
    columns,
    dateFormats,
    decimal,
    maxRejected,
    contract,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function parseInto(warehouse: Warehouse, workplace: Workplace, landed: Landed) {
  const feed = workplace.config.feeds[landed.feed] as Workplace["config"]["feeds"][string];
  const parquet = landedPath(workplace.varFolder, landed);
  const found = await warehouse.rows<{ column_name: string }>(
    `describe select * exclude (_line, _reject) from read_parquet(${literal(parquet)})`,
  );
  const names = found.map((row) => row.column_name);
  await warehouse.run(
    `create or replace temp table parsed as ${parseSql(sources[feed.source], feed, names, parquet)}`,
  );
}

async function refusalOf(
  warehouse: Warehouse,
  read: number,
  loaded: number,
  most: number,
): Promise<Refusal | null> {
  if (read === 0) {
    const message =
      "The file has a header and no rows. That is a failed export rather than an empty library: deliver it again.";
    return { message, code: "no_rows", values: {} };
  }
  const rejected = read - loaded;
  // Divided, for 0.29 * 100 is less than 29.
  if (loaded > 0 && rejected / read <= most) return null;
  const [first] = await warehouse.rows<{ place: string }>(
    `select
       concat(_file || ' ', 'line ', _line, ': ', coalesce(_column, 'the line'), ' ', _reason) as place
     from parsed where _reason is not null order by _place limit 1`,
  );
  const bound = loaded > 0 ? `, more than ${Number((most * 100).toFixed(6))} %` : "";
  const remedy = loaded > 0 ? ", or raise maxRejected" : "";
  return {
    message: `${rejected} of ${read} rows do not keep the contract${bound}; first ${first?.place}. Mend the delivery or its mapping${remedy}.`,
    ...(loaded > 0
      ? { code: "too_many_rejected", values: { read, rejected, most } }
      : { code: "all_rejected", values: { read } }),
  };
}

async function replaceRows(warehouse: Warehouse, source: keyof typeof sources, key: string[]) {
  const names = columnsOf(sources[source].columns).map(({ name }) => identifier(name));
  for (const table of [`source.${source}`, "meta.load"]) {
    await warehouse.run(`delete from ${table} where feed = $1 and snapshot_date = $2::date`, key);
  }
  await warehouse.run(
    `insert into source.${source} by name
     select $1 as feed, $2::date as snapshot_date, ${names.join(", ")}
     from parsed where _reason is null order by _place`,
    key,
  );
}

async function replaceQuarantine(warehouse: Warehouse, key: string[]) {
  await warehouse.run(
    "delete from meta.quarantine where feed = $1 and snapshot_date = $2::date",
    key,
  );
  await warehouse.run(
    `insert into meta.quarantine
     select $1, $2::date, _line, _column, _reason, _values from parsed
     where _reason is not null order by _place`,
    key,
  );
}

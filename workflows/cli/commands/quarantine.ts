import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Option, type Command } from "commander";
import { loadConfig, type Workplace } from "../../../data/loadConfig.js";
import { literal } from "../../../data/sql.js";
import type { Warehouse } from "../../../data/warehouse/database.js";
import { streamRows } from "../../../data/warehouse/resultRows.js";
import { toCsv } from "../csv.js";
import { checkFeed } from "../desk/findSnapshot.js";
import { withLedger } from "../desk/readLedger.js";
import { answer, tableLines } from "../output.js";
import {
  checkRaw,
  examples,
  toCount,
  toDate,
  withPlace,
  withRaw,
  type PlaceOptions,
} from "../options.js";
import { writeWhole } from "../writeWhole.js";

export function addQuarantine(program: Command): void {
  const quarantine = program
    .command("quarantine")
    .description("rows that were left out: reasons with counts, then lines");
  withPlace(quarantine.command("list", { isDefault: true }))
    .description("why rows were left out, with how many; the most frequent first")
    .argument("[feed]", "only this feed")
    .addHelpText(
      "after",
      examples("npx werkgebied quarantine", "npx werkgebied quarantine list members_merwedal"),
    )
    .action(listReasons);
  withPlace(quarantine.command("show"))
    .description("the rows of a feed, with their lines and what is kept of them")
    .argument("<feed>", "feed in the configuration")
    .argument("[date]", "day of the snapshot; the newest when left out", toDate)
    .option("--limit <number>", "how many", toCount, 50)
    .addHelpText("after", examples("npx werkgebied quarantine show members_merwedal 2026-07-01"))
    .action(showRows);
  withRaw(withPlace(quarantine.command("export")))
    .description("every row of a feed as a file, for whoever delivers it; holds personal data")
    .argument("<feed>", "feed in the configuration")
    .argument("[date]", "day of the snapshot; every day when left out", toDate)
    .requiredOption("--output <file>", "where to")
    .addOption(new Option("--format <form>").choices(["csv", "json", "parquet"]).default("csv"))
    .addHelpText(
      "after",
      examples("npx werkgebied quarantine export members_merwedal --output wrong.csv"),
    )
    .action(exportRows);
}

interface Reason {
  feed: string;
  column: string | null;
  reason: string;
  rows: number;
  snapshots: number;
  last: string;
  line: number;
}

async function listReasons(feed: string | undefined, options: PlaceOptions): Promise<void> {
  const { varFolder } = await placeOf(options, feed);
  const reasons = await withLedger(varFolder, (ledger) =>
    ledger.rows<Reason>(
      `select feed, column_name as "column", reason, count(*)::double as rows,
         count(distinct snapshot_date)::double as snapshots, max(snapshot_date)::varchar as last,
         arg_max(line, snapshot_date) as line
       from quarantine where coalesce(feed = $1, true)
       group by all order by rows desc, feed, reason`,
      [feed ?? null],
    ),
  );
  answer(options, reasons, () =>
    reasons.length === 0
      ? ["No row is in quarantine."]
      : tableLines(
          [
            { title: "feed", value: (row) => row.feed },
            { title: "what", value: (row) => `${row.column ?? "the line"} ${row.reason}` },
            { title: "rows", value: (row) => row.rows, right: true },
            { title: "snapshots", value: (row) => row.snapshots, right: true },
            { title: "last", value: (row) => row.last },
            { title: "line", value: (row) => String(row.line), right: true },
          ],
          reasons,
        ),
  );
}

interface Line {
  date: string;
  line: number;
  column: string | null;
  reason: string;
  values: string | null;
}

async function showRows(
  feed: string,
  date: string | undefined,
  options: PlaceOptions & { limit: number },
): Promise<void> {
  const { varFolder } = await placeOf(options, feed);
  const rows = await withLedger(varFolder, (ledger) =>
    ledger.rows<Line>(
      `select snapshot_date::varchar as date, line, column_name as "column", reason, row_values as values
       from quarantine
       where feed = $1 and snapshot_date = coalesce($2::date, (select max(snapshot_date) from quarantine where feed = $1))
       order by line limit ${options.limit}`,
      [feed, date ?? null],
    ),
  );
  answer(options, rows, () =>
    rows.length === 0
      ? [`No row of ${feed}${date ? ` ${date}` : ""} is in quarantine.`]
      : tableLines(
          [
            { title: "snapshot", value: (row) => row.date },
            { title: "line", value: (row) => String(row.line), right: true },
            { title: "what", value: (row) => `${row.column ?? "the line"} ${row.reason}` },
            { title: "what is kept of it", value: (row) => keptOf(row.values) },
          ],
          rows,
        ),
  );
}

/** The values that are there; hashes of member numbers say nothing to a person. */
function keptOf(values: string | null): string {
  const entries = Object.entries(JSON.parse(values ?? "{}") as Record<string, string | null>);
  return entries
    .filter(([name, value]) => value !== null && value !== "" && name !== "member_id")
    .map(([name, value]) => `${name}=${value ?? ""}`)
    .join(" ");
}

interface ExportOptions extends PlaceOptions {
  output: string;
  format: "csv" | "json" | "parquet";
  raw?: boolean;
}

async function exportRows(
  feed: string,
  date: string | undefined,
  options: ExportOptions,
): Promise<void> {
  checkRaw(options.raw, options.format);
  const { varFolder } = await placeOf(options, feed);
  const file = path.resolve(options.output);
  await mkdir(path.dirname(file), { recursive: true });
  const where = `feed = ${literal(feed)}${date ? ` and snapshot_date = ${literal(date)}` : ""}`;
  const [counted] = await withLedger(varFolder, async (ledger) => {
    const query = `from quarantine where ${where} order by snapshot_date, line`;
    await writeWhole(file, (part) => write(ledger, query, part, options));
    return ledger.rows<{ rows: number }>(
      `select count(*)::double as rows from quarantine where ${where}`,
    );
  });
  const rows = counted?.rows ?? 0;
  answer(options, { file, rows }, () => [
    `${rows} rows are in ${file}. They are about people: send them only to whoever delivered them.`,
  ]);
}

async function write(ledger: Warehouse, query: string, part: string, options: ExportOptions) {
  if (options.format !== "csv") {
    return ledger.run(`copy (${query}) to ${literal(part)} (format ${options.format})`);
  }
  const rows = streamRows(await ledger.connection.stream(query));
  await pipeline(Readable.from(toCsv(rows, options)), createWriteStream(part));
}

async function placeOf(options: PlaceOptions, feed: string | undefined): Promise<Workplace> {
  const workplace = await loadConfig(options.config, options.data);
  if (feed !== undefined) checkFeed(workplace, feed);
  return workplace;
}

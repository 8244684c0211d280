import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Option, type Command } from "commander";
import { loadConfig } from "../../../data/loadConfig.js";
import { openMarts, type OpenMarts } from "../../../data/warehouse/openMarts.js";
import { findVersion, publishedFolder } from "../../publish/publications.js";
import { checkRaw, examples, toCount, withPlace, withRaw, type PlaceOptions } from "../options.js";
import { WrongUse } from "../wrongUse.js";
import { partOf, writeWhole } from "../writeWhole.js";
import { textFormats } from "../sql/formats.js";
import { limited } from "../sql/limited.js";
import { readQuery } from "../sql/readQuery.js";
import { describeMart, listMarts } from "../sql/tellMarts.js";

export function addSql(program: Command): void {
  withRaw(withPlace(program.command("sql")))
    .description("ask the published marts in DuckDB's SQL; without a query, list them")
    .argument("[query]", "a query that reads; - for standard input")
    .option("--file <file>", "read the query from this file")
    .addOption(
      new Option("--format <format>", "of the rows")
        .choices([...Object.keys(textFormats), "parquet"])
        .default("table"),
    )
    .option("--output <file>", "write the rows to this file")
    .option("--limit <number>", "no more rows than this", toCount)
    .option("--publication <version>", "ask this publication", "current")
    .option("--describe <mart>", "the columns of a mart")
    .addHelpText(
      "after",
      examples(
        "npx werkgebied sql --describe membership_profile",
        "npx werkgebied sql \"select scope_id, penetration from membership_profile where level = 'total'\"",
        "npx werkgebied sql --file q.sql --format parquet --output q.parquet",
        "npx werkgebied sql --format csv < q.sql > q.csv",
      ),
    )
    .action(sqlCommand);
}

interface Options extends PlaceOptions {
  file?: string;
  format: string;
  raw?: boolean;
  output?: string;
  limit?: number;
  publication: string;
  describe?: string;
}

async function sqlCommand(query: string | undefined, options: Options): Promise<void> {
  const format = options.json ? "json" : options.format;
  if (format === "parquet" && !options.output) {
    throw new WrongUse("Parquet goes to a file. Name one with --output.");
  }
  checkRaw(options.raw, format);
  const { varFolder } = await loadConfig(options.config, options.data);
  const published = publishedFolder(varFolder);
  const version = await findVersion(published, options.publication);
  const asked = options.describe ? "" : await readQuery(query, options.file);
  const target = options.output && partOf(options.output);
  const marts = await openMarts(path.join(published, version, "marts"), target);
  try {
    if (options.describe) await describeMart(marts, options.describe, options);
    else if (asked === "") await listMarts(marts, options);
    else await give(marts, asked, { ...options, format, target });
  } finally {
    marts.close();
  }
}

type Giving = Options & { target?: string };

async function give(marts: OpenMarts, sql: string, options: Giving): Promise<void> {
  const { target, output } = options;
  if (!target || !output) return write(marts, sql, options);
  await writeWhole(output, () => write(marts, sql, options));
}

async function write(marts: OpenMarts, sql: string, { format, limit, target, raw }: Giving) {
  if (format === "parquet") return marts.copy(sql, limit);
  const { columns, chunks } = await marts.query(sql);
  const toText = textFormats[format];
  const pieces = Readable.from(
    toText?.({ columns, chunks: limited(chunks, limit) }, { raw }) ?? [],
  );
  if (target) return pipeline(pieces, createWriteStream(target));
  await pipeline(pieces, process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough, as `head` does.
    if (error.code !== "EPIPE") throw error;
  });
}

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { serveFolder } from "../../workflows/serve.js";
import { runCli } from "../support/cli.js";
import { madeOnce } from "../support/madeOnce.js";
import { threeLibraries } from "./region.js";

/** A publication as the command line makes it, served, with a way to ask its Parquet files. */
export interface Published {
  url: string;
  site: string;
  /** Rows of a query on the published marts, each a table of its own name. */
  rows(sql: string): Promise<Row[]>;
  /** Serves a copy of the site, changed before anybody reads it. */
  serveCopy(change: (folder: string) => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

export type Row = Record<string, string | number | null>;

const MARTS = [
  "branch_hours",
  "catchment_profile",
  "data_quality",
  "events",
  "membership_profile",
  "penetration_trend",
  "persona",
];

/** Serves the publication of the three libraries, which is made once for all test files. */
export async function servePublication(): Promise<Published> {
  const region = await madeOnce("three-libraries", publish);
  const current = path.join(region, "var/published/current");
  const site = path.join(current, "sites/public");
  const connection = await openMarts(path.join(current, "marts"));
  const server = await serveFolder({ folder: site, port: 0 });
  const closing = [server.close];
  return {
    url: server.url,
    site,
    rows: (sql) => readRows(connection, sql),
    async serveCopy(change) {
      const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-copy-"));
      // A compressed file would be sent instead of one that is changed.
      const filter = (file: string) => !file.endsWith(".br");
      await cp(site, folder, { recursive: true, filter });
      await change(folder);
      const copy = await serveFolder({ folder, port: 0 });
      closing.push(copy.close, () => rm(folder, { recursive: true }));
      return copy.url;
    },
    async close() {
      for (const close of closing) await close();
      connection.disconnectSync();
    },
  };
}

async function publish(folder: string): Promise<void> {
  const { config } = await threeLibraries(folder);
  const { code, output } = await runCli(["refresh", "--all", "--config", config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(`refresh ended with ${code}:\n${output}`);
}

async function openMarts(folder: string): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create()).connect();
  for (const mart of MARTS) {
    const file = path.join(folder, `${mart}.parquet`);
    await connection.run(`create view ${mart} as select * from read_parquet('${file}')`);
  }
  return connection;
}

/** Dates as `yyyy-mm-dd` and whole numbers as numbers. */
async function readRows(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
    );
}

function plain(value: unknown): string | number | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint") return Number(value);
  return value as string | number | null;
}

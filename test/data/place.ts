import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ConfigInput, FeedInput } from "../../data/config.js";
import { landedPath, type Landed } from "../../data/landing/landed.js";
import { pullSnapshot } from "../../data/landing/pull.js";
import { validateConfig, type Workplace } from "../../data/loadConfig.js";
import { literal } from "../../data/sql.js";
import { openDatabase, openWarehouse, type Warehouse } from "../../data/warehouse/database.js";
import { loadSnapshot, type LoadResult } from "../../data/warehouse/load.js";

export type { FeedInput };

/** A library's deliveries, landing and warehouse, in a temporary folder of their own. */
export interface Place {
  folder: string;
  workplace: Workplace;
  /** Changes the configuration, as a person would between two refreshes. */
  configure(feeds: Record<string, FeedInput>, rest?: Partial<ConfigInput>): void;
  deliver(name: string, content: string | Uint8Array): Promise<string>;
  pull(feed?: string, date?: string): Promise<Landed>;
  /** Rows that have landed, without the empty `_reject`. */
  landed(feed?: string, date?: string): Promise<Row[]>;
  warehouse(): Promise<Warehouse>;
  /** Pulls and loads. */
  load(feed?: string, date?: string): Promise<LoadResult>;
  rows(sql: string): Promise<Row[]>;
  remove(): Promise<void>;
}

type Row = Record<string, unknown>;

export const day = "2026-01-31";
export const hashKey = "sleutel van de proef";

/** The plain feed of most tests: `file.csv` with three columns of members. */
export const members: FeedInput = {
  source: "members",
  file: "file.csv",
  snapshotDate: day,
  columns: {
    library: { value: "Bibliotheek" },
    member_id: "nr",
    category: "soort",
    branch: "vestiging",
  },
};

/** A feed that lands two columns of text, whatever they hold. */
export const texts: FeedInput = {
  source: "branches",
  file: "file.csv",
  snapshotDate: day,
  columns: { library: "a", branch: "b" },
};

export async function createPlace(feeds: Record<string, FeedInput> = {}): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), "werkgebied-place-"));
  const workplace: Workplace = {
    config: configOf(feeds),
    configFile: path.join(folder, "werkgebied.config.ts"),
    dataFolder: path.join(folder, "data"),
    varFolder: path.join(folder, "var"),
    configHash: "",
  };
  let opened: Warehouse | null = null;
  const reader = await openDatabase(":memory:");

  const place: Place = {
    folder,
    workplace,
    configure(changed, rest) {
      workplace.config = configOf(changed, rest);
    },
    async deliver(name, content) {
      const file = path.join(workplace.dataFolder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    },
    async pull(feed = "feed", date = day) {
      const landed = await pullSnapshot(workplace, feed, date);
      if (!landed) throw new Error(`${feed} ${date} is withdrawn.`);
      return landed;
    },
    async landed(feed, date) {
      const file = landedPath(workplace.varFolder, await place.pull(feed, date));
      const rows = await reader.rows<Row>(`from read_parquet(${literal(file)})`);
      return rows.map(({ _reject, ...row }) => (_reject === null ? row : { ...row, _reject }));
    },
    async warehouse() {
      opened ??= await openWarehouse(workplace.varFolder);
      return opened;
    },
    async load(feed, date) {
      const landed = await place.pull(feed, date);
      return loadSnapshot(await place.warehouse(), workplace, landed);
    },
    async rows(sql) {
      return (await place.warehouse()).rows(sql);
    },
    async remove() {
      opened?.close();
      reader.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return place;
}

function configOf(feeds: Record<string, FeedInput>, rest: Partial<ConfigInput> = {}) {
  const config: ConfigInput = {
    name: "Proef",
    segmentation: "proef@2026",
    memberDefinition: { nl: "Leden", en: "Members" },
    hashKey: { value: hashKey },
    feeds,
    ...rest,
  };
  return validateConfig(config, "werkgebied.config.ts");
}

/** What a promise is rejected with. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  const settled = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (settled instanceof Error) return settled;
  throw new Error("Nothing went wrong.");
}

/** All that an error tells: its text, its trace and its fields, and those of its causes. */
export function tellsOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const fields = JSON.stringify(Object.values(error));
  return [error.message, error.stack, fields, error.cause && tellsOf(error.cause)].join("\n");
}

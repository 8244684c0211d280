import { createHash } from "node:crypto";
import { onTestFinished } from "vitest";
import type { z } from "zod";
import type { Config } from "../../data/config.js";
import { columnsOf } from "../../data/contract.js";
import { figures as figuresConfig } from "../../data/figuresConfig.js";
import type { Mart } from "../../data/mart.js";
import { sources, type SourceName } from "../../data/sources/index.js";
import { identifier, literal } from "../../data/sql.js";
import { buildMart, type BuildResult } from "../../data/warehouse/build.js";
import { openDatabase, type Warehouse } from "../../data/warehouse/database.js";
import { writeSettings } from "../../data/warehouse/settings.js";
import { createTables } from "../../data/warehouse/tables.js";
import { transforms } from "../../transforms/index.js";
import { neededFor as martsFor } from "../../transforms/order.js";

/** A row of a source as far as a test cares; the rest is filled in. */
type Given<Name extends SourceName> = Partial<
  z.input<(typeof sources)[Name]["columns"]> & { feed: string; snapshot_date: string }
>;

type Deliveries = { [Name in SourceName]?: Given<Name>[] };
type Setting = Partial<
  Pick<
    Config,
    | "segmentation"
    | "alsoSegmentations"
    | "assignment"
    | "suppressed"
    | "basis"
    | "leaveOutCategories"
    | "expiryGraceDays"
    | "ageGroups"
    | "figures"
    | "peers"
  >
>;

export interface WorldContent extends Deliveries {
  setting?: Setting;
}

/** A small warehouse in memory. */
export interface World {
  warehouse: Warehouse;
  /** Replaces the feeds' snapshots that these rows belong to, as a load does. */
  deliver<Name extends SourceName>(source: Name, rows: Given<Name>[]): Promise<void>;
  set(setting: Setting): Promise<void>;
  build(marts?: Mart[]): Promise<BuildResult[]>;
  /** Rows of a mart, or those with these values, in the order of its grain. */
  rows(mart: string, where?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  close(): void;
}

/** A world that is gone when the test is. Its marts are not built yet. */
export async function world(content: WorldContent): Promise<World> {
  const made = await createWorld(content);
  onTestFinished(made.close);
  return made;
}

/** A mart with all that it is made from, in order. */
export function neededFor(name: string): Mart[] {
  return martsFor(transforms, [name]);
}

export async function createWorld({ setting, ...deliveries }: WorldContent): Promise<World> {
  const warehouse = await openDatabase(":memory:");
  await createTables(warehouse);
  const made: World = {
    warehouse,
    deliver: (source, rows) => deliver(warehouse, source, rows),
    set: (changed) => writeSettings(warehouse, { ...STANDARD_SETTING, ...changed } as Config),
    async build(marts = transforms) {
      const results = [];
      for (const mart of marts) results.push(await buildMart(warehouse, mart));
      return results;
    },
    rows: (mart, where = {}) => readRows(warehouse, mart, where),
    close: () => warehouse.close(),
  };
  await made.set(setting ?? {});
  for (const [source, rows] of Object.entries(deliveries)) {
    await made.deliver(source as SourceName, rows);
  }
  return made;
}

const STANDARD_SETTING = {
  segmentation: "map@1",
  alsoSegmentations: [],
  assignment: "shared",
  suppressed: "zero",
  basis: ["households", "persons"],
  leaveOutCategories: [],
  expiryGraceDays: 0,
  ageGroups: { youthUnder: 18, seniorFrom: 65 },
  figures: figuresConfig.parse({}),
};

function standardRow(source: SourceName, given: Record<string, unknown>, place: number) {
  const suppressed = given.member_count === null;
  return {
    feed: source,
    snapshot_date: sources[source].countsMembers ? "2024-01-31" : "2024-01-01",
    library: "Town",
    segmentation: "map@1",
    share: source === "catchments" ? 1 : null,
    is_branch: true,
    member_id: `member ${place}`,
    member_count_low: suppressed ? 1 : given.member_count,
    member_count_high: suppressed ? 4 : given.member_count,
    ...given,
  };
}

async function deliver<Name extends SourceName>(
  warehouse: Warehouse,
  source: Name,
  given: Given<Name>[],
) {
  const snapshots = new Map<string, Record<string, unknown>[]>();
  for (const [place, row] of given.entries()) {
    const full = standardRow(source, row, place + 1);
    const key = JSON.stringify([full.feed, full.snapshot_date]);
    snapshots.set(key, [...(snapshots.get(key) ?? []), full]);
  }
  for (const [key, rows] of snapshots) {
    await replaceSnapshot(warehouse, source, JSON.parse(key) as [string, string], rows);
  }
}

async function replaceSnapshot(
  warehouse: Warehouse,
  source: SourceName,
  [feed, date]: [string, string],
  rows: Record<string, unknown>[],
) {
  for (const table of [`source.${source}`, "meta.load"]) {
    await warehouse.run(
      `delete from ${table} where feed = ${literal(feed)} and snapshot_date = ${literal(date)}`,
    );
  }
  const columns = ["feed", "snapshot_date", ...columnsOf(sources[source].columns).map(nameOf)];
  const values = rows.map((row) => `(${columns.map((name) => sqlValue(row[name])).join(", ")})`);
  await warehouse.run(
    `insert into source.${source} (${columns.map(identifier).join(", ")}) values ${values.join(", ")}`,
  );
  const loadId = createHash("sha256").update(values.join()).digest("hex");
  await warehouse.run(
    "insert into meta.load values ($1, $2, $3::date, $4, $5, 'a file', $6, $6, 0, 0, null)",
    [feed, source, date, sources[source].countsMembers, loadId, rows.length],
  );
}

function nameOf({ name }: { name: string }) {
  return name;
}

async function readRows(warehouse: Warehouse, name: string, where: Record<string, unknown>) {
  const mart = transforms.find((one) => one.name === name);
  if (!mart) throw new Error(`There is no mart ${name}.`);
  const tests = Object.entries(where).map(
    ([column, value]) => `${identifier(column)} is not distinct from ${sqlValue(value)}`,
  );
  return warehouse.rows(
    `select * from mart.${name} where ${["true", ...tests].join(" and ")}
     order by ${mart.grain.map(identifier).join(", ")}`,
  );
}

function sqlValue(value: unknown): string {
  if (value === undefined || value === null) return "null";
  return typeof value === "string" ? literal(value) : JSON.stringify(value);
}

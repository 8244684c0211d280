import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Mart } from "../../data/mart.js";
import { buildMart, isCurrent } from "../../data/warehouse/build.js";
import type { BuildResult } from "../../data/warehouse/build.js";
import { transforms } from "../../transforms/index.js";
import { world, type World } from "../support/world.js";

const months = ["2024-01-31", "2024-02-29", "2024-03-31"];

/** A town with a member more each month. */
function town() {
  return world({
    residents: [{ area_id: "A", segment_id: "S", persons: 100 }],
    catchments: [{ area_id: "A", municipality: "East" }],
    member_counts: months.map((snapshot_date, place) => ({
      snapshot_date,
      area_id: "A",
      member_count: 10 + place,
    })),
  });
}

describe("a second build", () => {
  it("does nothing where nothing has changed", async () => {
    const built = await town();
    await built.build();
    expect(rebuilt(await built.build())).toEqual({});
    for (const mart of transforms) expect(await isCurrent(built.warehouse, mart)).toBe(true);
  });

  it("makes one month where a month is new", async () => {
    const built = await town();
    await built.build();
    await built.deliver("member_counts", [
      { snapshot_date: "2024-04-30", area_id: "A", member_count: 20 },
    ]);
    expect(rebuilt(await built.build())).toMatchObject({
      reference_dates: 1,
      member_cells: 1,
      scopes: 1,
      scope_members: 1,
      catchment_profile: 1,
      membership_profile: 1,
    });
  });

  it("makes one month where an old month is delivered again", async () => {
    const built = await town();
    await built.build();
    await built.deliver("member_counts", [
      { snapshot_date: "2024-02-29", area_id: "A", member_count: 90 },
    ]);
    const results = rebuilt(await built.build());
    expect(results).toMatchObject({ member_cells: 1, scope_members: 1, membership_profile: 1 });
    expect(await totals(built)).toEqual([10, 90, 12]);
  });

  it("makes all months where a reference has changed", async () => {
    const built = await town();
    await built.build();
    await built.deliver("residents", [{ area_id: "A", segment_id: "S", persons: 50 }]);
    const results = rebuilt(await built.build());
    expect(results).toMatchObject({ membership_profile: 3, catchment_profile: 3 });
  });

  it("makes the months anew for which a new reference holds", async () => {
    const built = await town();
    await built.build();
    await built.deliver("residents", [
      { snapshot_date: "2024-03-01", area_id: "A", segment_id: "S", persons: 50 },
    ]);
    await built.build();
    const rows = await built.rows("membership_profile", { scope: "library", level: "total" });
    expect(rows.map((row) => row.base_count)).toEqual([100, 100, 50]);
  });

  it("makes all months where a setting has changed", async () => {
    const built = await town();
    await built.build();
    await built.set({ suppressed: "midpoint" });
    expect(rebuilt(await built.build())).toMatchObject({ member_cells: 3 });
  });

  it("stops early where a helper comes out as it was", async () => {
    const built = await town();
    await built.build();
    const before = await built.rows("catchment_areas");
    const again = { area_id: "A", municipality: "East" };
    await built.deliver("catchments", [again, { ...again, library: "town" }]);
    expect(rebuilt(await built.build())).toEqual({
      reference_dates: 3,
      catchment_areas: null,
      data_quality: null,
    });
    expect(await built.rows("catchment_areas")).toEqual(before);
  });

  it("drops a month that is gone", async () => {
    const built = await town();
    await built.build();
    for (const table of ["source.member_counts", "meta.load"]) {
      await built.warehouse.run(`delete from ${table} where snapshot_date = '2024-02-29'`);
    }
    expect(rebuilt(await built.build())).toMatchObject({ member_cells: 0, membership_profile: 0 });
    expect(await totals(built)).toEqual([10, 12]);
  });
});

describe("one mart", () => {
  it("is made again where its SQL has changed", async () => {
    const { warehouse } = await town();
    await buildMart(warehouse, loads());
    const changed = loads({ sql: loads().sql.replace("count(*)", "10 * count(*)") });
    expect(await isCurrent(warehouse, changed)).toBe(false);
    expect(await buildMart(warehouse, changed)).toMatchObject({ status: "built", snapshots: 3 });
    expect(await rowsOf(warehouse)).toEqual([
      { feed_count: 10 },
      { feed_count: 10 },
      { feed_count: 10 },
    ]);
  });

  it("is made from nothing where its schema has changed", async () => {
    const { warehouse } = await town();
    await buildMart(warehouse, loads());
    const changed = loads({
      schema: loads().schema.extend({ feed_count: z.number().describe("Feeds.") }),
      sql: loads().sql.replace("count(*)", "count(*) / 2"),
    });
    expect(await buildMart(warehouse, changed)).toMatchObject({ status: "built", snapshots: 3 });
    expect(await rowsOf(warehouse)).toEqual([
      { feed_count: 0.5 },
      { feed_count: 0.5 },
      { feed_count: 0.5 },
    ]);
  });

  it("has a table before there is any snapshot", async () => {
    const { warehouse } = await world({});
    expect(await buildMart(warehouse, loads())).toMatchObject({ snapshots: 0, rowCount: 0 });
    expect(await buildMart(warehouse, loads())).toMatchObject({ status: "unchanged" });
  });

  it.each<[string, Partial<Mart>, string]>([
    [
      "a grain that stands twice",
      { sql: `${loads().sql} union all ${loads().sql}` },
      "load_dates: 3 grains stand more than once, first at 2024-01-31. The SQL joins or groups too little.",
    ],
    [
      "a value out of bounds",
      { sql: loads().sql.replace("count(*)", "-month(snapshot_date)") },
      'load_dates: 3 rows break "feed_count is at least 0", first at 2024-01-31. The old figures stay; correct the input or the SQL.',
    ],
    [
      "a value that is missing",
      { sql: loads().sql.replace("count(*)", "nullif(max(month(snapshot_date)), 2)") },
      'load_dates: 1 rows break "feed_count is never null", first at 2024-02-29. The old figures stay; correct the input or the SQL.',
    ],
    [
      "SQL that names what is not there",
      { sql: "select snapshot_date, feeds as feed_count from meta.load" },
      "load_dates: its SQL fails: Binder Error",
    ],
    [
      "a new schema with values out of bounds",
      {
        schema: loads().schema.extend({ feed_count: z.number().max(0).describe("Feeds.") }),
      },
      'load_dates: 3 rows break "feed_count is at most 0"',
    ],
  ])("keeps its old rows on %s", async (_fault, fault, message) => {
    const { warehouse } = await town();
    await buildMart(warehouse, loads());
    const before = await warehouse.rows("select * from mart.load_dates order by all");
    await expect(buildMart(warehouse, loads(fault))).rejects.toThrow(message);
    expect(await warehouse.rows("select * from mart.load_dates order by all")).toEqual(before);
    expect(await isCurrent(warehouse, loads())).toBe(true);
  });

  it("tells no value of a row in an error", async () => {
    const { warehouse } = await town();
    const failing = loads({
      sql: "select snapshot_date, feed::bigint as feed_count from meta.load",
    });
    const error = await buildMart(warehouse, failing).catch((caught: unknown) => caught);
    expect(String(error)).toContain("its SQL fails: Conversion Error");
    expect(String(error)).not.toContain("member_counts");
  });
});

/** A mart of its own by snapshot: how many feeds of members there are. */
function loads(changed: Partial<Mart> = {}): Mart {
  return {
    name: "load_dates",
    published: false,
    description: "Feeds of members. One row per snapshot.",
    grain: ["snapshot_date"],
    inputs: ["meta.load"],
    perSnapshot: true,
    schema: z.object({
      snapshot_date: z.iso.date().describe("Day."),
      feed_count: z.int().min(0).describe("Feeds."),
    }),
    sql: "select snapshot_date, count(*) as feed_count from meta.load where counts_members group by snapshot_date",
    ...changed,
  };
}

function rowsOf(warehouse: World["warehouse"]) {
  return warehouse.rows("select feed_count from mart.load_dates order by snapshot_date");
}

/** Snapshots made anew of the marts that were built. */
function rebuilt(results: BuildResult[]): Record<string, number | null> {
  const done = results.filter(({ status }) => status === "built");
  return Object.fromEntries(done.map(({ mart, snapshots }) => [mart, snapshots]));
}

async function totals(built: World) {
  const rows = await built.rows("membership_profile", {
    scope: "library",
    level: "total",
    segment_id: "_all",
  });
  return rows.map((row) => row.member_count);
}

import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { Config, ConfigInput } from "../../../../data/config.js";
import { disclosure } from "../../../../data/disclosureConfig.js";
import { hideCells } from "../../../../workflows/publish/editions/hide.js";
import { makeServed, type Served } from "../../../../workflows/publish/editions/served.js";
import { world, type World } from "../../../support/world.js";

/** Persons by area, each with 1,000 residents of the segment that its name begins with. */
async function townWith(counts: Record<string, number>, branches: Record<string, string> = {}) {
  const areas = Object.keys(counts).filter((area) => !area.startsWith("_"));
  const built = await world({
    setting: { basis: ["persons"] },
    residents: areas.map((area) => ({ area_id: area, segment_id: area.charAt(0), persons: 1000 })),
    catchments: areas.map((area_id) => ({ area_id })),
    segmentation: [...new Set(areas.map((area) => area.charAt(0)))].map((name, position) => ({
      level: "segment" as const,
      segment_id: name,
      name,
      position,
    })),
    member_counts: Object.entries(counts).map(([area, member_count]) => ({
      area_id: area === "_nowhere" ? null : area,
      branch: branches[area] ?? null,
      member_count,
    })),
  });
  await built.build();
  return built;
}

async function serve(
  built: World,
  rules: ConfigInput["disclosure"],
  published = path.join(tmpdir(), "nothing was published"),
): Promise<Served> {
  const config = { disclosure: disclosure.parse(rules) } as Config;
  await hideCells(built.warehouse, published, config);
  return makeServed(built.warehouse, "public", config.disclosure.public);
}

const library = "scope = 'library' and level <> 'subsegment'";

function rowsOf(built: World, table: string, columns: string, where = library) {
  return built.warehouse.rows(
    `select segment_id, ${columns} from ${table} where ${where} order by level <> 'total', segment_id`,
  );
}

test("a small count is hidden with the cheapest one beside it, and all that follows from them", async () => {
  const built = await townWith({ A: 5, B: 40, C: 60 });
  const served = await serve(built, {});
  const columns = "base_count, member_count, penetration, member_share, index";
  expect(await rowsOf(built, served.membership_profile, columns)).toEqual([
    {
      ...{ segment_id: "_all", base_count: 3000, member_count: 105, penetration: 0.035 },
      ...{ member_share: 1, index: 100 },
    },
    ...["A", "B"].map((segment_id) => ({
      ...{ segment_id, base_count: 1000, member_count: null, penetration: null },
      ...{ member_share: null, index: null },
    })),
    {
      ...{ segment_id: "C", base_count: 1000, member_count: 60, penetration: 0.06 },
      ...{ member_share: 60 / 105, index: expect.closeTo((100 * 60 * 3) / 105, 9) },
    },
  ]);
});

test("bounds are of whole members, and contain those that were computed", async () => {
  const built = await townWith({ A1: 31, A2: 20, B1: 24, B2: 30, C1: 55, C2: 61 });
  const served = await serve(built, {});
  const bounds = "base_count as base, penetration_low as low, penetration_high as high";
  const exact = await rowsOf(built, "mart.membership_profile", bounds);
  const shown = await rowsOf(built, served.membership_profile, bounds);
  expect(shown).toHaveLength(4);
  for (const [place, row] of shown.entries()) {
    const { base, low, high } = row as { base: number; low: number; high: number };
    const { low: least, high: most } = exact[place] as { low: number; high: number };
    expect(low).toBeLessThanOrEqual(least);
    expect(high).toBeGreaterThanOrEqual(most);
    expect(high - low).toBeLessThan(most - least + 0.002);
    expect(low * base).toBeCloseTo(Math.round(low * base), 6);
  }
});

test("where there is no interval, none is shown", async () => {
  const built = await townWith({ A: 50, B: 40 });
  const served = await serve(built, {});
  const bounds = "penetration_low, penetration_high, index_low, index_high";
  const [, row] = await rowsOf(built, served.membership_profile, bounds);
  const none = { penetration_low: null, penetration_high: null, index_low: null, index_high: null };
  expect(row).toEqual({ segment_id: "A", ...none });
});

test("nothing is hidden where 1 is the least that is shown", async () => {
  const built = await townWith({ A: 5, B: 40, C: 60 });
  const served = await serve(built, { public: { least: 1 }, internal: { least: 1 } });
  expect(await rowsOf(built, served.membership_profile, "member_count")).toEqual([
    { segment_id: "_all", member_count: 105 },
    { segment_id: "A", member_count: 5 },
    { segment_id: "B", member_count: 40 },
    { segment_id: "C", member_count: 60 },
  ]);
});

test("rounded, every count is a multiple, and what follows is computed from it", async () => {
  const built = await townWith({ A: 3, B: 41, C: 60 });
  const rule = { method: "rounding", base: 5 } as const;
  const served = await serve(built, { public: rule, internal: rule });
  const columns = "member_count, member_count_low, member_count_high, penetration";
  expect(await rowsOf(built, served.membership_profile, columns)).toEqual(
    [
      ...[["_all", 105, 102.5, 107.5, 0.035]],
      ...[["A", 5, 2.5, 7.5, 0.005]],
      ...[["B", 40, 37.5, 42.5, 0.04]],
      ...[["C", 60, 57.5, 62.5, 0.06]],
    ].map(([segment_id, member_count, member_count_low, member_count_high, penetration]) => ({
      ...{ segment_id, member_count, member_count_low, member_count_high, penetration },
    })),
  );
});

test("the trend is that of the counts shown", async () => {
  const built = await townWith({ A: 5, B: 40, C: 60 });
  const served = await serve(built, {});
  expect(await rowsOf(built, served.penetration_trend, "penetration")).toEqual([
    { segment_id: "_all", penetration: 0.035 },
    { segment_id: "A", penetration: null },
    { segment_id: "B", penetration: null },
    { segment_id: "C", penetration: 0.06 },
  ]);
});

test("of a few members without a place it is not told how many they are, nor what would tell it", async () => {
  const built = await townWith({ A: 50, B: 40, C: 60, _nowhere: 4 });
  const served = await serve(built, {});
  const columns = "member_count, unplaced_count, match_rate, loaded_count";
  const rows = await built.warehouse.rows(
    `select library_id, ${columns} from ${served.data_quality} where source = 'member_counts' order by all`,
  );
  const told = { unplaced_count: null, match_rate: null, loaded_count: 4 };
  expect(rows).toEqual([
    { library_id: "_all", member_count: null, ...told },
    { library_id: "town", member_count: 154, ...told },
  ]);
  const rest = await rowsOf(
    built,
    served.membership_profile,
    "member_count",
    "scope = 'library' and level = 'total'",
  );
  expect(rest.filter((row) => row.member_count === null).length).toBeGreaterThan(1);
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { columnsOf, isOfPersons } from "../../data/contract.js";
import { frozenNames } from "../../data/frozenTables.js";
import type { Mart } from "../../data/mart.js";
import { sources } from "../../data/sources/index.js";
import { transforms } from "../../transforms/index.js";
import { inOrder } from "../../transforms/order.js";
import { createWorld, type World } from "../support/world.js";
import { createEmptyMarts, promises } from "./promises.js";
import { tablesRead } from "./tablesRead.js";

const folder = path.join(import.meta.dirname, "../../transforms");

let empty: World;
beforeAll(async () => {
  empty = await createWorld({});
  await createEmptyMarts(empty.warehouse, transforms);
});
afterAll(() => empty.close());

describe.each(transforms.map((mart) => [mart.name, mart] as const))("%s", (_name, mart) => {
  it.each(Object.entries(promises))("%s", async (_promise, faultsOf) => {
    expect(await faultsOf(mart, empty.warehouse)).toEqual([]);
  });
});

describe("the registry", () => {
  it("has every transform by the name of its file, and no other", () => {
    const files = readdirSync(folder)
      .filter((file) => readFileOf(file).includes("export default defineTransform("))
      .map((file) => path.basename(file, ".ts"));
    expect(transforms.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it("puts each mart after those it reads", () => {
    for (const [place, mart] of transforms.entries()) {
      const before = transforms.slice(0, place).map(({ name }) => `mart.${name}`);
      expect(before).toEqual(expect.arrayContaining(martsIn(mart.inputs)));
    }
  });

  it("reads people, and rows left out, only for counts that are frozen when these are purged", () => {
    const people = Object.values(sources).filter(isOfPersons);
    const ofPeople = [...people.map(({ name }) => `source.${name}`), "meta.quarantine"];
    const reading = transforms.filter(({ inputs }) => inputs.some((one) => ofPeople.includes(one)));
    expect(reading.map(({ name }) => name).sort()).toEqual([...frozenNames].sort());
  });

  it("refuses an input that is no mart, and marts that wait for each other", () => {
    expect(() => inOrder([broken({ inputs: ["mart.elsewhere"] })])).toThrow(
      "sound: its input mart.elsewhere is no mart. Correct `inputs`.",
    );
    expect(() => inOrder([broken({ inputs: ["mart.sound"] })])).toThrow(
      "sound -> sound: these marts wait for each other.",
    );
  });

  it("promises these columns to readers", () => {
    expect(transforms.map(summary).join("\n")).toMatchInlineSnapshot(`
      "reference_dates (helper, by snapshot)
        grain: snapshot_date, feed
        columns: snapshot_date date, feed varchar, source varchar, reference_date date, edition varchar
      area_segments (helper, whole)
        grain: edition, segmentation, basis, member_group, area_id, segment_id, subsegment_id
        columns: edition varchar, segmentation varchar, basis varchar, member_group varchar, area_id varchar, segment_id varchar, subsegment_id varchar, base_count double
      base_dates (helper, by snapshot)
        grain: snapshot_date, segmentation
        columns: snapshot_date date, segmentation varchar, base_date date
      delivered_cells (helper, by snapshot)
        grain: feed, snapshot_date, library, branch, segmentation, member_group, area_id, segment_id, subsegment_id
        columns: feed varchar, snapshot_date date, library varchar, branch varchar, segmentation varchar, member_group varchar, area_id varchar, segment_id varchar, subsegment_id varchar, person_count bigint, household_count bigint, housed_count bigint, member_squares bigint
      recast (helper, whole)
        grain: edition, old_area_id, area_id
        columns: edition varchar, old_area_id varchar, area_id varchar, share double
      member_cells (helper, by snapshot)
        grain: snapshot_date, library_id, branch_id, segmentation, basis, member_group, area_id, segment_id, subsegment_id
        columns: snapshot_date date, edition varchar, library_id varchar, library_name varchar, branch_id varchar, branch_name varchar, segmentation varchar, basis varchar, member_group varchar, area_id varchar, segment_id varchar, subsegment_id varchar, member_count double, member_count_low double, member_count_high double, housed_count double, member_squares double
      catchment_areas (helper, whole)
        grain: edition, library_id, catchment_id, area_id
        columns: edition varchar, library_id varchar, catchment_id varchar, catchment_name varchar, area_id varchar, share double
      scopes (helper, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id
        columns: snapshot_date date, edition varchar, library_id varchar, scope varchar, scope_id varchar, scope_name varchar, branch_id varchar, catchment_id varchar
      scope_members (helper, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, basis, member_group, level, segment_id
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, basis varchar, member_group varchar, level varchar, segment_id varchar, member_count double, member_count_low double, member_count_high double
      cluster_base (helper, whole)
        grain: edition, library_id, catchment_id, segmentation, member_group, cluster, level, segment_id
        columns: edition varchar, library_id varchar, catchment_id varchar, segmentation varchar, member_group varchar, cluster varchar, level varchar, segment_id varchar, area_count bigint, own_base_squares double, shared_base_squares double
      scope_clusters (helper, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, basis, member_group, level, segment_id
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, basis varchar, member_group varchar, level varchar, segment_id varchar, cluster varchar, area_count bigint, own_member_squares double, own_products double, own_base_squares double, shared_member_squares double, shared_products double, shared_base_squares double
      catchment_base (helper, whole)
        grain: edition, library_id, catchment_id, segmentation, basis, member_group, level, segment_id
        columns: edition varchar, library_id varchar, catchment_id varchar, segmentation varchar, basis varchar, member_group varchar, level varchar, segment_id varchar, base_count double, area_count bigint
      membership_profile (published, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, level varchar, segment_id varchar, basis varchar, member_group varchar, base_date date, base_count double, member_count double, member_count_low double, member_count_high double, base_share double, member_share double, penetration double, penetration_low double, penetration_high double, index double, index_low double, index_high double, z double, p_value double, q_value double, class varchar, quadrant varchar, cluster varchar, gap_low double, gap double, gap_high double
      peer_groups (helper, by snapshot)
        grain: snapshot_date, library_id
        columns: snapshot_date date, library_id varchar, peer_group varchar
      benchmark_gap (published, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group, benchmark
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, level varchar, segment_id varchar, basis varchar, member_group varchar, benchmark varchar, rate double, peer_count bigint, gap_low double, gap double, gap_high double
      branch_hours (published, by snapshot)
        grain: snapshot_date, scope_id
        columns: snapshot_date date, library_id varchar, scope_id varchar, days_open bigint, hours_per_week double, evening_hours double, weekend_hours double, latest_closing varchar
      catchment_municipalities (helper, whole)
        grain: edition, library_id, catchment_id
        columns: edition varchar, library_id varchar, catchment_id varchar, municipality_catchment_id varchar
      catchment_profile (published, by snapshot)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, reference
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, level varchar, segment_id varchar, basis varchar, reference varchar, base_date date, base_count double, area_count bigint, share double, reference_share double, index double, dissimilarity double
      delivered_rows (helper, by snapshot)
        grain: feed, snapshot_date, library
        columns: feed varchar, snapshot_date date, library varchar, row_count bigint
      data_quality (published, whole)
        grain: feed, snapshot_date, library_id
        columns: feed varchar, source varchar, snapshot_date date, library_id varchar, read_count double, loaded_count double, rejected_count double, duplicate_count double, member_count double, unplaced_count double, unmatched_count double, non_resident_count double, suppressed_count double, suppressed_low double, suppressed_high double, match_rate double, change double, verdict varchar, finding varchar, message varchar, refusal varchar, refusal_details varchar
      events (published, whole)
        grain: snapshot_date, library_id, kind, subject_id
        columns: snapshot_date date, library_id varchar, kind varchar, subject_id varchar, subject_name varchar
      penetration_trend (published, whole)
        grain: snapshot_date, library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group
        columns: snapshot_date date, library_id varchar, scope varchar, scope_id varchar, segmentation varchar, level varchar, segment_id varchar, basis varchar, member_group varchar, penetration double, previous_date date, previous double, year_ago_date date, year_ago double, change_previous double, change_previous_low double, change_previous_high double, change_year double, change_year_low double, change_year_high double, slope_per_year double, change_rank bigint
      persona (published, whole)
        grain: segmentation, level, segment_id, domain, topic, attribute
        columns: segmentation varchar, level varchar, segment_id varchar, domain varchar, topic varchar, attribute varchar, value double, index double, source varchar, licence varchar
      rejections (published, whole)
        grain: feed, snapshot_date, column_name, reason
        columns: feed varchar, snapshot_date date, column_name varchar, reason varchar, row_count bigint, first_line bigint"
    `);
  });
});

describe("the promises notice", () => {
  it.each<[string, keyof typeof promises, Partial<Mart>]>([
    [
      "an input that is declared and not read",
      "its inputs are the tables that its SQL reads",
      { inputs: ["meta.load", "meta.setting"] },
    ],
    [
      "a table that is read and not declared",
      "its inputs are the tables that its SQL reads",
      { inputs: [] },
    ],
    [
      "a column that the SQL does not give",
      "its SQL gives the columns and types of its schema, or the grain of what is completed",
      { sql: "select feed from meta.load" },
    ],
    [
      "a column of another type",
      "its SQL gives the columns and types of its schema, or the grain of what is completed",
      { sql: "select feed, read_count::double as read_count from meta.load" },
    ],
    [
      "rows out of nothing",
      "it gives no rows where there is no input",
      { sql: "select '' as feed, count(*) as read_count from meta.load" },
    ],
    [
      "a grain of a column that is not there",
      "its grain is of its own columns",
      { grain: ["day"] },
    ],
    ["a mart without a grain", "its grain is of its own columns", { grain: [] }],
    [
      "a mart by snapshot that has none",
      "it has a snapshot date in its grain where it is made by snapshot",
      { perSnapshot: true },
    ],
    [
      "a column without a description",
      "every column is described",
      { schema: z.object({ feed: z.string(), read_count: z.int() }) },
    ],
    [
      "a description that does not tell the grain",
      "its description tells what one row is",
      { description: "Deliveries by feed." },
    ],
    [
      "a personal column",
      "no reader sees a personal column",
      { schema: z.object({ birth_year: z.int().describe("Year of birth.") }) },
    ],
  ])("%s", async (_fault, promise, fault) => {
    expect(await promises[promise](broken({}), empty.warehouse)).toEqual([]);
    expect(await promises[promise](broken(fault), empty.warehouse)).not.toEqual([]);
  });

  it("tables behind using, subqueries and expressions of the same name", async () => {
    const read = await tablesRead(
      empty.warehouse,
      `with load as (select * from meta.load inner join source.members using (feed, snapshot_date))
       select * from load where (feed) in (select feed from mart.scopes, meta.quarantine)`,
    );
    expect(read).toEqual(["mart.scopes", "meta.load", "meta.quarantine", "source.members"]);
  });
});

/** A transform that keeps every promise, but for `fault`. */
function broken(fault: Partial<Mart>): Mart {
  return {
    name: "sound",
    published: true,
    description: "What was delivered. One row per feed.",
    grain: ["feed"],
    inputs: ["meta.load"],
    perSnapshot: false,
    schema: z.object({
      feed: z.string().describe("Feed."),
      read_count: z.int().describe("Rows read."),
    }),
    sql: "with load as (select * from meta.load) select feed, max(read_count) as read_count from load group by all",
    ...fault,
  };
}

function readFileOf(file: string): string {
  return file.endsWith(".ts") ? readFileSync(path.join(folder, file), "utf8") : "";
}

function martsIn(inputs: string[]): string[] {
  return inputs.filter((input) => input.startsWith("mart."));
}

function summary({ name, published, perSnapshot, grain, schema }: Mart): string {
  const columns = columnsOf(schema).map((column) => `${column.name} ${column.type}`);
  const kind = [published ? "published" : "helper", perSnapshot ? "by snapshot" : "whole"];
  return `${name} (${kind.join(", ")})\n  grain: ${grain.join(", ")}\n  columns: ${columns.join(", ")}`;
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { snapshotDates } from "../../data/demo/calendar.js";
import { nullSegment, plantedReach, rejectedRows } from "../../data/demo/truths.js";
import { literal } from "../../data/sql.js";
import { openDatabase, type Warehouse } from "../../data/warehouse/database.js";
import { runCli } from "../support/cli.js";

const project = path.join(import.meta.dirname, "../..");
const first = snapshotDates[0]!;
const last = snapshotDates.at(-1)!;

let folder: string;
let marts: Warehouse;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "werkgebied-truths-"));
  const config = path.join(folder, "werkgebied.config.ts");
  const base = JSON.stringify(path.join(project, "werkgebied.config.ts"));
  await writeFile(config, `import base from ${base};\n\nexport default base;\n`);
  const { code, output } = await runCli(["up", "--once", "--config", config], {
    env: { TEMPORAL_ADDRESS: undefined },
  });
  if (code !== 0) throw new Error(output);
  marts = await openDatabase(":memory:");
  for (const mart of ["membership_profile", "penetration_trend", "data_quality"]) {
    const file = path.join(folder, "var/published/current/marts", `${mart}.parquet`);
    await marts.run(`create view ${mart} as from read_parquet(${literal(file)})`);
  }
}, 600_000);

afterAll(async () => {
  marts.close();
  await rm(folder, { recursive: true });
});

interface Segment {
  segment_id: string;
  penetration: number;
  penetration_low: number;
  penetration_high: number;
  index: number;
  q_value: number;
  class: string;
  quadrant: string;
  gap_low: number;
  gap: number;
}

/** Segments of a library as the report on households has them. */
function segmentsOf(library: string, date: string): Promise<Segment[]> {
  return marts.rows<Segment>(
    `from membership_profile
     where library_id = $1 and scope = 'library' and level = 'segment' and basis = 'households'
       and snapshot_date = $2::date and not starts_with(segment_id, '_')
     order by segment_id`,
    [`bibliotheek-${library}`, date],
  );
}

async function segmentOf(library: string, id: string, date = last): Promise<Segment> {
  return (await segmentsOf(library, date)).find((row) => row.segment_id === id)!;
}

describe("the reports find back what was planted", () => {
  test.each(
    plantedReach.flatMap((truth) => [
      { ...truth, date: first, planted: truth.first },
      { ...truth, date: last, planted: truth.last },
    ]),
  )(
    "$library reaches $planted of $segment on $date",
    async ({ library, segment, date, planted }) => {
      const found = await segmentOf(library, segment, date);
      expect(found.penetration_low).toBeLessThan(planted);
      expect(found.penetration_high).toBeGreaterThan(planted);
    },
  );

  test("Merwedal misses Plannen en Rennen, a large segment that the others reach nearly as usual", async () => {
    const found = await segmentOf("merwedal", "B");
    expect(found).toMatchObject({ class: "under", quadrant: "developmental" });
    const elsewhere = await Promise.all(
      ["zilverdijk", "heidewoud"].map((one) => segmentOf(one, "B")),
    );
    for (const other of elsewhere) expect(other.index).toBeGreaterThan(1.5 * found.index);
  });

  test("Zilverdijk reaches ever more of Volks en Uitgesproken, and of no other segment so many more", async () => {
    const trends = await marts.rows<{ segment_id: string; slope: number; rank: number }>(
      `select segment_id, slope_per_year as slope, change_rank as rank from penetration_trend
       where library_id = 'bibliotheek-zilverdijk' and scope = 'library' and level = 'segment'
         and basis = 'households' and snapshot_date = $1::date order by slope desc`,
      [last],
    );
    expect(trends[0]).toMatchObject({ segment_id: "E", rank: 1 });
    // From 18 to 30 % in 23 months is 6.3 % a year; households join one by one.
    expect(trends[0]!.slope).toBeGreaterThan(0.05);
    expect(trends[0]!.slope).toBeLessThan(0.075);
    expect(trends[1]!.slope).toBeLessThan(0.02);
  });

  test("Heidewoud lacks more of Bescheiden Ouderen than of all other segments together", async () => {
    const segments = await segmentsOf("heidewoud", last);
    const most = segments.reduce((a, b) => (b.gap > a.gap ? b : a));
    expect(most).toMatchObject({ segment_id: "J", class: "under", quadrant: "developmental" });
    const others = segments.filter((row) => row !== most && row.segment_id !== "E");
    expect(most.gap_low).toBeGreaterThan(others.reduce((sum, { gap }) => sum + gap, 0));
  });

  test.each(["merwedal", "zilverdijk", "heidewoud"])(
    "in %s nothing is said of the segment without any difference",
    async (library) => {
      expect(await segmentOf(library, nullSegment)).toMatchObject({ class: "average" });
    },
  );

  test("families of both kinds are reached more than average everywhere", async () => {
    for (const library of ["merwedal", "zilverdijk", "heidewoud"]) {
      for (const segment of ["C", "D"]) {
        expect(await segmentOf(library, segment)).toMatchObject({ class: "over" });
      }
    }
  });

  test("children have two in five of the cards, and are reached best of all ages", async () => {
    const groups = await marts.rows<{ age: string; members: number; rate: number }>(
      `select member_group as age, sum(member_count) as members,
         sum(member_count) / sum(base_count) as rate
       from membership_profile
       where scope = 'library' and level = 'total' and segment_id = '_all' and basis = 'persons'
         and snapshot_date = $1::date group by all`,
      [last],
    );
    const of = new Map(groups.map((row) => [row.age, row]));
    expect(of.get("youth")!.members / of.get("all")!.members).toBeCloseTo(0.4, 1);
    expect(of.get("youth")!.rate).toBeGreaterThan(of.get("adult")!.rate);
    const sum = ["youth", "adult", "senior"].reduce(
      (total, age) => total + of.get(age)!.members,
      0,
    );
    expect(sum).toBeCloseTo(of.get("all")!.members, 6);
  });
});

test("each file's dirty rows are in quarantine, to the row", async () => {
  const rejected = Object.values(rejectedRows).reduce((sum, count) => sum + count, 0);
  const rows = await marts.rows<{ rejected: number; duplicates: number; files: number }>(
    `select rejected_count as rejected, duplicate_count as duplicates, count(*)::double as files
     from data_quality where source = 'members' and library_id = '_all' group by all`,
  );
  expect(rows).toEqual([
    { rejected, duplicates: rejectedRows.duplicateMemberNumber, files: 3 * snapshotDates.length },
  ]);
});

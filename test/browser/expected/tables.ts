import type { Figures } from "./sentence.js";
import * as background from "./background.js";
import type { PageId } from "../expected.js";
import type { Format } from "../numbers.js";
import * as opportunities from "./opportunities.js";
import { ofLevel, whereIs, type Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { segmentCells } from "./segments.js";
import { judgedSql } from "../quality.js";

type Columns = Record<string, Format>;

const REACH: Columns = { base_count: "count", member_count: "count", penetration: "percent" };
const HOURS: Columns = { hours_per_week: "exact", evening_hours: "exact", weekend_hours: "exact" };
const QUALITY: Columns = {
  match_rate: "percent",
  read_count: "count",
  loaded_count: "count",
  rejected_count: "count",
  duplicate_count: "count",
  change: "change",
};

/** All numbers in the table of a page, by `<row> <column>`. */
export const cellsOf: Record<PageId, (published: Published, place: Place) => Promise<Figures>> = {
  async members(published, place) {
    const rows = await published.rows(
      `select *, segment_id as row,
         case when segment_id <> '_all' then greatest(0,
           any_value(penetration) filter (segment_id = '_all') over () * base_count - member_count) end as lack,
         bool_or(round(member_count_low) <> round(member_count_high)) over () as uncertain
       from membership_profile
       where ${whereIs(place, place.date)} and (segment_id = '_all' or ${ofLevel(place)})`,
    );
    const between: Columns = { member_count_low: "count", member_count_high: "count" };
    return cells(rows, {
      ...REACH,
      ...(rows[0]?.uncertain && between),
      base_share: "percent",
      member_share: "percent",
      index: "index",
      lack: "count",
    });
  },
  async residents(published, place) {
    const reference = place.scope === "library" ? "country" : "library";
    const rows = await published.rows(
      `select *, segment_id as row from catchment_profile
       where ${whereIs(place, place.date)} and reference = '${reference}'
         and (segment_id = '_all' or ${ofLevel(place)})`,
    );
    return cells(rows, {
      base_count: "count",
      share: "percent",
      reference_share: "percent",
      index: "index",
    });
  },
  async opportunities(published, place) {
    const overall = { ...place, level: "segment", segment: undefined } as const;
    const rows = await published.rows(
      `select *, segment_id as row from membership_profile
       where ${whereIs(overall, place.date)} and ${ofLevel(overall)}`,
    );
    return {
      ...cells(rows, {
        base_count: "count",
        base_share: "percent",
        penetration: "percent",
        index: "index",
        gap_low: "count",
        gap: "count",
        gap_high: "count",
      }),
      ...cells(await opportunities.where(published, overall), {
        set_base: "count",
        set_share: "percent",
        set_penetration: "percent",
        set_gap: "count",
      }),
    };
  },
  municipalities: (published, place) => sideBySide(published, place, "municipality"),
  async branches(published, place) {
    const hours = await published.rows(
      `select *, scope_id as row from branch_hours
       where library_id = '${place.library}' and snapshot_date = date '${place.date}'`,
    );
    const known = hours.length > 0 && {
      ...cells([{ row: place.library }], HOURS),
      ...cells(hours, HOURS),
    };
    return { ...(await sideBySide(published, place, "branch")), ...known };
  },
  index: async (published, place) => cells(await totalsOf(published, place), REACH),
  async trend(published, place) {
    const rows = await published.rows(
      `select *, segment_id || ' ' || snapshot_date as row from penetration_trend
       where ${whereIs(place)} and segment_id in ('_all', '${place.segment ?? ""}')`,
    );
    return cells(rows, {
      penetration: "percent",
      change_previous: "points",
      year_ago: "percent",
      change_year: "points",
      change_year_low: "points",
      change_year_high: "points",
    });
  },
  async quality(published, { library }) {
    const judged = await published.rows(
      `select * replace (if(source in ('members', 'member_counts'), match_rate, null) as match_rate),
         feed || ' ' || snapshot_date as row
       from (${judgedSql(library)})`,
    );
    return cells(judged, QUALITY);
  },
  segments: segmentCells,
  conclusions: async () => ({}),
  method: async () => ({}),
  dictionary: async () => ({}),
  lineage: async () => background.columnCounts(),
  pipeline: (published) => background.pipelineCells(published),
  async "notebooks/explore"(published, place) {
    const rows = await published.rows(
      `select *, segment_id as row from membership_profile
       where ${whereIs(place, place.date)} and level = 'segment'`,
    );
    const columns = ["base_count", "member_count", "penetration", "index"];
    return cells(rows, Object.fromEntries(columns.map((column) => [column, "exact"])));
  },
};

/** Each place of a kind and the whole, with what is reached of each segment. */
async function sideBySide(published: Published, place: Place, kind: string): Promise<Figures> {
  const totals = await totalsOf(published, place);
  const shown = totals.filter(({ scope }) => scope === kind || scope === "library");
  const parts = await published.rows(
    `select scope_id, segment_id, penetration from membership_profile
     where ${ofLibrary(place)} and level = 'segment' and not starts_with(segment_id, '_')`,
  );
  const reached: Figures = {};
  for (const { scope_id: id } of shown) {
    for (const segment of ["A", "B", "C", "D"]) {
      const part = parts.find((one) => one.scope_id === id && one.segment_id === segment);
      const value = part?.penetration ?? null;
      reached[`${id} penetration ${segment}`] = { value, as: "percent" };
    }
  }
  return { ...cells(shown, REACH), ...reached };
}

function ofLibrary({ library, date, basis }: Place) {
  return `library_id = '${library}' and snapshot_date = date '${date}' and basis = '${basis}'`;
}

function totalsOf(published: Published, place: Place) {
  return published.rows(
    `select *, scope_id as row from membership_profile
     where ${ofLibrary(place)} and segment_id = '_all'`,
  );
}

function cells(rows: Row[], columns: Columns): Figures {
  return Object.fromEntries(
    rows.flatMap((row) =>
      Object.entries(columns).map(([column, as]) => [
        `${row.row} ${column}`,
        { value: row[column] ?? null, as },
      ]),
    ),
  );
}

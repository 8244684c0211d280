import type { Format } from "../numbers.js";
import { whereIs, type Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { segments } from "../region.js";
import { count, date, nameOf, percent, type Figures, type Sentence } from "./sentence.js";
import { extremes, furthest, traitCells } from "./traits.js";

// What the pages about segments should say, by the test's own SQL.

/** Residents and members of each (sub)segment of a place; `_all` is the whole. */
function localSql(place: Place): string {
  const reference = place.scope === "library" ? "country" : "library";
  return `
    select residents.segment_id, residents.level, residents.base_count, residents.share,
      residents.reference_share, reached.member_count, reached.penetration, reached.class,
      reached.segment_id is not null as is_known
    from catchment_profile as residents
    left join membership_profile as reached
      on ${whereIs(place, place.date).replaceAll(/(\w+) = /g, "reached.$1 = ")}
      and reached.segment_id = residents.segment_id
    where ${whereIs(place, place.date).replaceAll(/(\w+) = /g, "residents.$1 = ")}
      and residents.reference = '${reference}'`;
}

export async function segmentParts(
  published: Published,
  place: Place,
): Promise<Record<string, Sentence[]>> {
  const local = await published.rows(localSql(place));
  if (place.segment) return { answer: await sheet(published, place, local, place.segment) };
  const here = ofSegments(local);
  const cards = await Promise.all(here.map((row) => card(published, row)));
  return { answer: overview(local, place), ...Object.fromEntries(cards) };
}

export async function conclusionParts(
  published: Published,
  place: Place,
): Promise<Record<string, Sentence[]>> {
  const local = await published.rows(localSql(place));
  const here = ofSegments(local);
  const average = local.find(({ segment_id }) => segment_id === "_all")!.penetration;
  const among = (kind: string) => count(here.filter((row) => row.class === kind).length);
  const answer: Figures = {
    groups: count(here.length),
    average: percent(average),
    under_count: among("under"),
    over_count: among("over"),
  };
  const parts: Record<string, Sentence[]> = { answer: [{ figures: answer, names: [] }] };
  for (const row of here) {
    const id = String(row.segment_id);
    const [size] = sizeAndReach(local, id, place);
    parts[id] = [
      { ...size!, names: [] },
      ...(await yearAgo(published, place, row)),
      ...(await furthest(published, id, 3)),
    ];
  }
  return parts;
}

/** The cells of the table and of the small table beside a sheet. */
export async function segmentCells(published: Published, place: Place): Promise<Figures> {
  const local = await published.rows(localSql(place));
  const own = place.segment
    ? familyOf(place.segment).map((id) => local.find(({ segment_id }) => segment_id === id) ?? id)
    : local.filter(({ level }) => level !== "subsegment");
  const columns: Record<string, Format> = {
    ...{ base_count: "count", share: "percent", member_count: "count", penetration: "percent" },
    ...(!place.segment && { reference_share: "percent" }),
  };
  const cells: Figures = {};
  for (const row of own) {
    const values: Row = typeof row === "string" ? { segment_id: row } : row;
    for (const [column, as] of Object.entries(columns)) {
      cells[`${values.segment_id} ${column}`] = { value: values[column] ?? null, as };
    }
  }
  return place.segment ? { ...cells, ...(await traitCells(published, place.segment)) } : cells;
}

/** A segment and its parts, whoever lives here. */
function familyOf(id: string): string[] {
  const top = id.charAt(0);
  return [top, ...segments[top]!.parts];
}

function ofSegments(local: Row[]): Row[] {
  return local.filter(({ level, base_count }) => level === "segment" && Number(base_count) > 0);
}

async function sheet(published: Published, place: Place, local: Row[], id: string) {
  return [...sizeAndReach(local, id, place), ...(await extremes(published, id))];
}

function sizeAndReach(local: Row[], id: string, place: Place): Sentence[] {
  const row = local.find(({ segment_id }) => segment_id === id);
  const total = local.find(({ segment_id }) => segment_id === "_all");
  const names = [nameOf({ segment_id: id }, place)];
  if (!row || !row.base_count) return [{ figures: {}, names }];
  const size: Figures = {
    base_count: count(row.base_count),
    share: percent(row.share),
    reference_share: percent(row.reference_share),
  };
  const isTold = row.is_known && row.class !== "too_small";
  const reach: Figures = isTold
    ? {
        penetration: percent(row.penetration),
        average: percent(total!.penetration),
      }
    : {};
  return [{ figures: { ...size, ...reach }, names }];
}

function overview(local: Row[], place: Place): Sentence[] {
  const total = local.find(({ segment_id }) => segment_id === "_all")!;
  const here = ofSegments(local);
  const largest = [...here].sort((a, b) => Number(b.share) - Number(a.share))[0]!;
  const sorted = [...here].sort((a, b) => Number(a.penetration) - Number(b.penetration));
  const under = sorted.find((row) => row.class === "under");
  const over = [...sorted].reverse().find((row) => row.class === "over");
  const figures: Figures = {
    base_count: count(total.base_count),
    groups: count(here.length),
    largest_share: percent(largest.share),
    ...(over && { over_penetration: percent(over.penetration) }),
    ...(under && { under_penetration: percent(under.penetration) }),
  };
  const named = [largest, over, under].flatMap((row) => (row ? [String(row.segment_id)] : []));
  return [{ figures, names: named.map((id) => nameOf({ segment_id: id }, place)) }];
}

async function card(published: Published, row: Row): Promise<[string, Sentence[]]> {
  const id = String(row.segment_id);
  const figures: Figures = {
    share: percent(row.share),
    ...(row.is_known && { penetration: percent(row.penetration) }),
  };
  return [id, [{ figures, names: [] }, ...(await extremes(published, id))]];
}

/** What its reach was a year before. */
async function yearAgo(published: Published, place: Place, row: Row): Promise<Sentence[]> {
  const [trend] = await published.rows(
    `select * from penetration_trend
     where ${whereIs(place, place.date)} and segment_id = '${row.segment_id}' and year_ago is not null`,
  );
  if (!trend || row.class === "too_small") return [];
  const figures: Figures = {
    year_ago_date: date(trend.year_ago_date),
    year_ago: percent(trend.year_ago),
  };
  return [{ figures, names: [] }];
}

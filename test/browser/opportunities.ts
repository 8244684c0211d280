import type { Sentence } from "./answers.js";
import { ofLevel, whereIs, type Place } from "./place.js";
import type { Published, Row } from "./published.js";
import { segments } from "./region.js";

/** Segments that lack members also at the favourable end of the interval, as many as a sentence names. */
function lacking(place: Place) {
  return `select * from membership_profile
    where ${whereIs(place, place.date)} and ${ofLevel(place)}
      and gap_low > 0 and class is not null and class <> 'too_small'
    order by gap desc limit 3`;
}

export async function answer(published: Published, place: Place): Promise<Sentence[]> {
  const rows = await published.rows(lacking(place));
  const [first] = rows;
  if (!first) return [];
  const count = (column: string) => ({ value: first[column] ?? null, as: "count" as const });
  const largest = {
    figures: { gap: count("gap"), gap_low: count("gap_low"), gap_high: count("gap_high") },
    names: [nameOf(first, place)],
  };
  if (rows.length < 2) return [largest];
  const [sum] = await published.rows(`select sum(gap) as gap from (${lacking(place)})`);
  const all = { value: sum?.gap ?? null, as: "count" as const };
  const others = rows.slice(1).map((row) => nameOf(row, place));
  return [largest, { figures: { gap_together: all }, names: others }];
}

/** Those that lack most, or the one that lacks most of all where none does for certain. */
function chosen(place: Place) {
  return `with lacking as (${lacking(place)}),
    most as (
      select segment_id from membership_profile
      where ${whereIs(place, place.date)} and ${ofLevel(place)}
      order by gap desc nulls last, segment_id limit 1
    )
    select segment_id from lacking
    union all
    select segment_id from most where not exists (from lacking)`;
}

export async function together(published: Published, place: Place): Promise<Sentence> {
  const [sums] = await published.rows(
    `select sum(base_count) as base, sum(member_count) as members,
       if(count(gap) = count(*), sum(gap), null) as gap
     from membership_profile
     where ${whereIs(place, place.date)} and segment_id in (${chosen(place)})`,
  );
  const figure = (value: Row[string] | undefined) => ({
    value: value ?? null,
    as: "count" as const,
  });
  const base = { set_base: figure(sums?.base) };
  if (sums?.gap === null) return { figures: base, names: [] };
  const more = { set_members: figure(sums?.members), set_gap: figure(sums?.gap) };
  return { figures: { ...base, ...more }, names: [] };
}

/** The same of each place in which somebody of the set lives. */
export function where(published: Published, place: Place): Promise<Row[]> {
  const { library, date, basis } = place;
  return published.rows(
    `select scope_id as row,
       sum(base_count) as set_base,
       sum(base_count) / any_value(whole) as set_share,
       sum(member_count) / sum(base_count) as set_penetration,
       if(count(gap) = count(*), sum(gap), null) as set_gap
     from (
       select *, any_value(base_count) filter (segment_id = '_all') over (partition by scope, scope_id) as whole
       from membership_profile
       where library_id = '${library}' and snapshot_date = date '${date}' and basis = '${basis}'
         and scope <> 'library'
     )
     where segment_id in (${chosen(place)})
     group by scope, scope_id
     having set_base > 0`,
  );
}

/** How far the large library is with the targets of the test's region. */
export async function targets(
  published: Published,
  place: Place,
): Promise<Record<string, Sentence[]>> {
  if (place.library !== "stadsbibliotheek") return {};
  const [by, since] = ["2027-12-31", "2025-01-01"];
  const reached = await published.rows(
    `select profile.segment_id, profile.penetration as now, trend.penetration as start,
       trend.penetration between profile.penetration_low and profile.penetration_high as same
     from membership_profile as profile
     left join penetration_trend as trend
       using (library_id, scope, scope_id, segmentation, level, segment_id, basis, member_group)
     where ${whereIs({ ...place, scope: "library", scopeId: place.library }, place.date).replace(/(\w+) =/g, "profile.$1 =")}
       and trend.snapshot_date = date '${since}' and segment_id in ('A', 'B')`,
  );
  return Object.fromEntries(
    reached.map(({ segment_id: id, now, start, same }) => {
      const target = id === "A" ? 0.9 : 0.01;
      const isReached = Number(now) >= target;
      const done = (Number(now) - Number(start)) / (target - Number(start));
      const way = {
        target_start: { value: start ?? null, as: "percent" as const },
        target_since: { value: since, as: "date" as const },
        ...(!same && { target_done: { value: done, as: "wholePercent" as const } }),
      };
      const figures = {
        target: { value: target, as: "percent" as const },
        target_by: { value: by, as: "date" as const },
        target_penetration: { value: now ?? null, as: "percent" as const },
        ...(!isReached && way),
      };
      return [`target ${id}`, [{ figures, names: [nameOf({ segment_id: id! }, place)] }]];
    }),
  );
}

function nameOf({ segment_id: id }: Row, { language }: Place): string {
  return segments[String(id)]![language];
}

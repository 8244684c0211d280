import { ofLevel, whereIs, type Place } from "../place.js";
import type { Published, Row } from "../published.js";
import { count, nameOf, type Sentence } from "./sentence.js";

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
  const largest = {
    figures: {
      gap: count(first.gap),
      gap_low: count(first.gap_low),
      gap_high: count(first.gap_high),
    },
    names: [nameOf(first, place)],
  };
  if (rows.length < 2) return [largest];
  const [sum] = await published.rows(`select sum(gap) as gap from (${lacking(place)})`);
  const others = rows.slice(1).map((row) => nameOf(row, place));
  return [largest, { figures: { gap_together: count(sum?.gap) }, names: others }];
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
  const base = { set_base: count(sums?.base) };
  if (sums?.gap === null) return { figures: base, names: [] };
  const more = { set_members: count(sums?.members), set_gap: count(sums?.gap) };
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

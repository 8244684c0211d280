import { ofLevel, whereIs, type Place } from "../place.js";
import type { Published } from "../published.js";
import { count, index, nameOf, nothing, percent, type Figures, type Sentence } from "./sentence.js";

/** Members against the base: a number, or two where small counts are suppressed. */
export async function reach(published: Published, place: Place): Promise<Sentence> {
  const [total] = await published.rows(
    `select *,
       member_count_low / base_count as low_share,
       member_count_high / base_count as high_share,
       round(member_count_low) <> round(member_count_high) as uncertain,
       round(1000 * low_share) <> round(1000 * high_share) as apart
     from membership_profile
     where ${whereIs(place, place.date)} and segment_id = '_all' and penetration is not null`,
  );
  if (!total) return nothing;
  const figures: Figures = {
    penetration: percent(total.penetration),
    base_count: count(total.base_count),
    ...(total.uncertain
      ? {
          member_count_low: count(total.member_count_low),
          member_count_high: count(total.member_count_high),
        }
      : { member_count: count(total.member_count) }),
    ...(total.uncertain &&
      total.apart && {
        penetration_low: percent(total.low_share),
        penetration_high: percent(total.high_share),
      }),
  };
  return { figures, names: [] };
}

/** The segments that lack most and least for the reach of the place, of those that differ by more than chance. */
export async function contrast(published: Published, place: Place): Promise<Sentence> {
  const select = (side: string, order: string) =>
    published.rows(
      `with here as (from membership_profile where ${whereIs(place, place.date)}),
         total as (select penetration as expected from here where segment_id = '_all')
       select here.*, expected from here cross join total
       where ${ofLevel(place)} and class = '${side}'
       order by expected * base_count - member_count ${order}, segment_id limit 1`,
    );
  const [under] = await select("under", "desc");
  const [over] = await select("over", "asc");
  const behind: Figures = under
    ? {
        under_penetration: percent(under.penetration),
        under_low: percent(under.penetration_low),
        under_high: percent(under.penetration_high),
        under_expected: percent(under.expected),
        ...(place.scope === "library" && under.gap && { under_gap: count(under.gap) }),
      }
    : {};
  const ahead: Figures = over
    ? {
        over_penetration: percent(over.penetration),
        over_index: index(over.index),
      }
    : {};
  return {
    figures: { ...behind, ...ahead },
    names: [under, over].flatMap((row) => (row ? [nameOf(row, place)] : [])),
  };
}

/** Members who are in none of the figures. */
export async function rest(published: Published, place: Place): Promise<Sentence> {
  const rows = await published.rows(
    `select segment_id, member_count from membership_profile
     where ${whereIs(place, place.date)} and level = 'total' and segment_id <> '_all'`,
  );
  const of = (id: string) =>
    count(rows.find(({ segment_id }) => segment_id === `_${id}`)?.member_count ?? 0);
  const ids = ["outside", "unplaced", "unassigned"];
  if (ids.every((id) => of(id).value === 0)) return nothing;
  return { figures: Object.fromEntries(ids.map((id) => [id, of(id)])), names: [] };
}

// What the pages show of the marts, which hold more: one segmentation, and members of all ages.

const main = "segmentation = (select segmentation from meta.setting)";

/** SQL: the rows of `mart.membership_profile` that readers see something of. */
export const shownMembers = `${main} and member_group = 'all'`;

/** SQL: the same of `mart.catchment_profile`. */
export const shownResidents = `${main} and reference = if(scope = 'library', 'country', 'library')`;

/** SQL: the same of `mart.penetration_trend`. */
export const shownTrend = `${shownMembers} and level <> 'subsegment'`;

/** SQL: a library's deliveries, and of those of several libraries the ones that it is in. */
export function shownQuality(library: string): string {
  return `library_id = ${library} or (library_id = '_all' and feed not in (
    select feed from mart.data_quality group by feed
    having count(*) filter (library_id <> '_all') > 0 and count(*) filter (library_id = ${library}) = 0
  ))`;
}

import type { FeedInput } from "../../../data/config.js";
import { libraries as credit } from "./credits.js";

/** The lists of libraries differ in what follows the name of a place: "Bedminster Library", "Bedminster". */
const place = (column: string) =>
  `regexp_replace(regexp_replace(lower(${column}), ' (community|hub|learning|lending|library).*$', ''), '[^a-z]', '', 'g')`;

export const branches: FeedInput = {
  source: "branches",
  files: { members: "members/members_*.csv", buildings: "branches/uk_libraries.csv" },
  // Buildings in use while members were counted: a branch that moved since has a newer one too.
  select: `
    with authorities(library, authority) as (
      values
        ('Bath and North East Somerset', 'Bath and North East Somerset Council'),
        ('Bristol', 'Bristol City Council'),
        ('Dorset', 'Bournemouth, Christchurch and Poole Council'),
        ('Dorset', 'Dorset Council'),
        ('North Somerset', 'North Somerset Council'),
        ('Poole', 'Bournemouth, Christchurch and Poole Council'),
        ('Somerset', 'Somerset Council'),
        ('South Gloucestershire', 'South Gloucestershire Council')
    ),
    registered as (
      select distinct
        registered_authority as library,
        registered_library as branch
      from members
    ),
    known as (
      select
        authorities.library,
        ${place('buildings."Library name"')} as place,
        arg_min(buildings.Postcode, coalesce(buildings."Year closed", '9999')) as postcode
      from buildings
      inner join authorities
        on authorities.authority = regexp_replace(buildings."Local authority", ' +', ' ', 'g')
      where coalesce(buildings."Year closed", '9999') >= '2019'
      group by all
    )
    select
      registered.library,
      registered.branch,
      registered.branch not in (
        'Bath Council Connect',
        'Bristol At Home Service',
        'Bristol Children''s Services',
        'Childrens Centre Stock',
        'Dorset Reserve Mobile Library',
        'Downend Junior Store',
        'Home Library Service Mobile Dorset',
        'N Somerset District Stock',
        'North Somerset Reserve',
        'Poole Customer Services',
        'Somerset County Reserve',
        'South Gloucestershire Contact',
        'Yate Reserve Stack'
      ) as is_branch,
      known.postcode,
      cast(null as double) as latitude,
      cast(null as double) as longitude
    from registered
    left join known
      on known.library = registered.library
      and known.place = ${place("registered.branch")}`,
  snapshotDate: "2020-03-02",
  credit,
};

import type { FeedInput } from "../../../data/config.js";
import { boundaries as credit } from "./credits.js";

export const boundaries: FeedInput = {
  source: "boundaries",
  files: { areas: "geography/lsoa11_to_lsoa21_exact.csv" },
  select: `
    select
      LSOA11CD as old_area_id,
      LSOA21CD as area_id,
      cast(null as double) as share
    from areas`,
  snapshotDate: "2022-12-31",
  credit,
};

export const catchments: FeedInput = {
  source: "catchments",
  files: { areas: "geography/lsoa11_to_lsoa21_exact.csv" },
  // Poole became part of a wider council in 2019, but its library kept its own name in these files.
  select: `
    with districts(district_code, library) as (
      values
        ('E06000022', 'Bath and North East Somerset'),
        ('E06000023', 'Bristol'),
        ('E06000024', 'North Somerset'),
        ('E06000025', 'South Gloucestershire'),
        ('E06000059', 'Dorset'),
        ('E07000187', 'Somerset'),
        ('E07000188', 'Somerset'),
        ('E07000189', 'Somerset'),
        ('E07000246', 'Somerset')
    ),
    served as (
      select
        districts.library,
        areas.LSOA21CD,
        areas.LAD22NM
      from areas
      inner join districts on districts.district_code = areas.LAD22CD
      union
      select
        'Poole',
        LSOA21CD,
        LAD22NM
      from areas
      where LSOA11NM like 'Poole %'
    )
    select
      library,
      cast(null as varchar) as branch,
      LSOA21CD as area_id,
      LAD22NM as municipality,
      1 as share
    from served`,
  snapshotDate: "2022-12-31",
  credit,
};

import type { FeedInput } from "../../../data/config.js";
import { classification, classification2011 } from "./credits.js";

export const segmentation: FeedInput = {
  source: "segmentation",
  files: { names: "segmentation/oac2021_names.csv" },
  // The published file holds a hyphen from where a line was broken.
  select: `
    with classes as (
      select
        code,
        left(code, 1) as segment_id,
        replace(supergroup, 'Suburb-an', 'Suburban') as supergroup,
        subgroup
      from names
    )
    select
      'oac@2021' as segmentation,
      'segment' as level,
      segment_id,
      cast(null as varchar) as parent_id,
      row_number() over (order by segment_id) as position,
      supergroup as name,
      cast(null as varchar) as name_en
    from (select distinct segment_id, supergroup from classes)
    union all
    select
      'oac@2021',
      'subsegment',
      code,
      segment_id,
      row_number() over (order by code),
      subgroup,
      cast(null as varchar)
    from classes`,
  snapshotDate: "2021-03-21",
  credit: classification,
};

export const segmentationOac2011: FeedInput = {
  source: "segmentation",
  files: { names: "segmentation/oac2011_names.csv" },
  select: `
    select
      'oac@2011' as segmentation,
      'segment' as level,
      left(oac11, 1) as segment_id,
      cast(null as varchar) as parent_id,
      row_number() over (order by left(oac11, 1)) as position,
      supergroup as name,
      cast(null as varchar) as name_en
    from (select distinct on (left(oac11, 1)) * from names order by oac11)
    union all
    select
      'oac@2011',
      'subsegment',
      oac11,
      left(oac11, 1),
      row_number() over (order by oac11),
      subgroup,
      cast(null as varchar)
    from names`,
  snapshotDate: "2021-03-21",
  credit: classification2011,
};

export const assignments: FeedInput = {
  source: "assignments",
  files: { dominant: "segmentation/LSOA_DZ_SDZ_Lookup.csv" },
  // The lookup covers the United Kingdom, the residents England and Wales.
  select: `
    select
      'oac@2021' as segmentation,
      geography_code as area_id,
      cast(null as varchar) as house_number,
      cast(null as varchar) as house_addition,
      Supergroup as segment_id,
      Subgroup as subsegment_id
    from dominant
    where left(geography_code, 1) in ('E', 'W')`,
  snapshotDate: "2021-03-21",
  credit: classification,
};

import type { FeedInput } from "../../../data/config.js";
import { classification, classification2011 } from "./credits.js";

export const residents: FeedInput = {
  source: "residents",
  files: {
    ts001: "residents/ts001.csv",
    ts041: "residents/ts041.csv",
    ew: "geography/EW.csv",
    oac: "segmentation/UK_OAC_Final.parquet",
  },
  select: `
    select
      ew.geography_code as area_id,
      'oac@2021' as segmentation,
      oac.Supergroup as segment_id,
      oac.Subgroup as subsegment_id,
      sum(cast(ts041.ts0410001 as bigint)) as households,
      sum(cast(ts001.ts0010001 as bigint)) as persons
    from ts001
    inner join ew on ew.OA = ts001.OA
    inner join oac on oac.Geography_Code = ts001.OA
    left join ts041 on ts041.OA = ts001.OA
    group by all`,
  snapshotDate: "2021-03-21",
  credit: `Census 2021, TS001 and TS041. ${classification}`,
};

/** The classification before, whose shares are there for four of the seven authorities. */
export const residentsOac2011: FeedInput = {
  source: "residents",
  files: {
    shares: "segmentation/oac2011_subgroup_share_by_lsoa11.csv",
    areas: "geography/lsoa11_to_lsoa21_exact.csv",
    ts001: "residents/ts001.csv",
    ts041: "residents/ts041.csv",
    ew: "geography/EW.csv",
  },
  // Today's residents, divided as the postcodes of the older areas that theirs was made of.
  select: `
    with postcode as (
      select
        areas.LSOA21CD as area_id,
        shares.oac2011_subgroup as subgroup,
        sum(cast(shares.postcodes as bigint)) as postcodes
      from shares
      inner join areas on areas.LSOA11CD = shares.lsoa11
      -- Of areas that changed, some now belong to a neighbour, of whom the rest is not known.
      where areas.LAD22CD in ('E06000022', 'E06000023', 'E06000024', 'E06000025')
      group by all
    ),
    part as (
      select area_id, subgroup, postcodes / sum(postcodes) over (partition by area_id) as share
      from postcode
    ),
    resident as (
      select
        ew.geography_code as area_id,
        sum(cast(ts041.ts0410001 as bigint)) as households,
        sum(cast(ts001.ts0010001 as bigint)) as persons
      from ts001
      inner join ew on ew.OA = ts001.OA
      left join ts041 on ts041.OA = ts001.OA
      group by all
    )
    select
      area_id,
      'oac@2011' as segmentation,
      left(part.subgroup, 1) as segment_id,
      part.subgroup as subsegment_id,
      resident.households * part.share as households,
      resident.persons * part.share as persons
    from resident
    inner join part using (area_id)`,
  snapshotDate: "2021-03-21",
  credit: `Census 2021, TS001 and TS041; ${classification2011}`,
};

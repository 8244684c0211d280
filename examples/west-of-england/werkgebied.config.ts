import { defineConfig } from "../../data/config.js";

const openLicence =
  "Contains public sector information licensed under the Open Government Licence v3.0.";
const statistics =
  "Source: Office for National Statistics licensed under the Open Government Licence v3.0.";
const classification = `Output Area Classification 2021: ${statistics}`;
const classification2011 = `Output Area Classification 2011: ${statistics}`;
const boundaries = `${statistics} Contains OS data © Crown copyright and database right 2022.`;
const libraries = `Libraries of the United Kingdom. ${openLicence}`;
const members = `Active members by library and area: LibrariesWest. ${openLicence}`;

/** The lists of libraries differ in what follows the name of a place: "Bedminster Library", "Bedminster". */
const place = (column: string) =>
  `regexp_replace(regexp_replace(lower(${column}), ' (community|hub|learning|lending|library).*$', ''), '[^a-z]', '', 'g')`;

export default defineConfig({
  name: "West of England",
  language: "en",
  timeZone: "Europe/London",
  segmentation: "oac@2021",
  // The classification before: its shares are there for four of the seven authorities.
  alsoSegmentations: ["oac@2011"],
  basis: ["persons"],
  assignment: "dominant",
  suppressed: "zero",
  country: { nl: "Engeland en Wales", en: "England and Wales" },
  memberDefinition: {
    nl: "Actieve leden zoals LibrariesWest ze publiceert: accounts die in het afgelopen jaar zijn gebruikt, voor welke dienst dan ook, bij de bibliotheek waar ze zijn ingeschreven. Aantallen van 1 tot en met 4 per bibliotheek, vestiging, gebied en wijk zijn door LibrariesWest weggelaten en tellen hier als 0.",
    en: "Active members as LibrariesWest publishes them: accounts used within the last year, for whichever service, at the library where they are registered. Counts of 1 to 4 per library, branch, area and ward were left out by LibrariesWest and count as 0 here.",
  },
  feeds: {
    members: {
      source: "member_counts",
      file: "members/members_{yyyy}-{mm}-{dd}.csv",
      columns: {
        library: "registered_authority",
        branch: "registered_library",
        area_id: "lsoa_code",
        part: { sql: "concat_ws('/', ward_code, district_code)" },
        member_count: { column: "users", suppressed: { "*": [1, 4] } },
      },
      credit: members,
    },
    residents: {
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
    },
    residents_oac2011: {
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
    },
    boundaries: {
      source: "boundaries",
      files: { areas: "geography/lsoa11_to_lsoa21_exact.csv" },
      select: `
        select
          LSOA11CD as old_area_id,
          LSOA21CD as area_id,
          cast(null as double) as share
        from areas`,
      snapshotDate: "2022-12-31",
      credit: boundaries,
    },
    catchments: {
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
      credit: boundaries,
    },
    branches: {
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
      credit: libraries,
    },
    segmentation: {
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
    },
    segmentation_oac2011: {
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
    },
    assignments: {
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
    },
  },
});

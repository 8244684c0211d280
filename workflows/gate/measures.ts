import { slugSql } from "../../data/slug.js";
import { literal } from "../../data/sql.js";

// What the rules measure, as SQL over the marts and the table `judged` (feed, snapshot_date: what is
// not published yet). Columns: snapshot_date, library_id (_all for the feed as a whole), place_id (slug
// of the branch or municipality it is about, else ''), value.

/** Branches and segments smaller than these say too little about a delivery. */
const LEAST_MEMBERS = 20;
const LEAST_BASE = 100;

/** A control total older than this says nothing of a snapshot. */
const CONTROL_DAYS = 31;

export const rejectedSql = (feed: string) => `
  select snapshot_date, '_all' as library_id, '' as place_id, rejected_count / read_count as value
  from meta.load
  semi join judged using (feed, snapshot_date)
  where feed = ${literal(feed)}`;

/** -0.1: a tenth fewer members (else rows) than in the snapshot before; -1: a library is left out. */
export const changeSql = (feed: string) => `
  with counted as (
    select snapshot_date, library_id, coalesce(member_count, loaded_count) as counted
    from mart.data_quality
    where feed = ${literal(feed)} and verdict <> 'refused'
  ),
  step as (
    select snapshot_date, lag(snapshot_date) over (order by snapshot_date) as earlier_date
    from (select distinct snapshot_date from counted)
  ),
  changed as (
    select
      step.snapshot_date,
      earlier.library_id,
      '' as place_id,
      coalesce(later.counted, 0) / nullif(earlier.counted, 0) - 1 as value
    from step
    semi join judged
      on judged.feed = ${literal(feed)} and judged.snapshot_date = step.snapshot_date
    inner join counted as earlier on earlier.snapshot_date = step.earlier_date
    left join counted as later
      on later.snapshot_date = step.snapshot_date and later.library_id = earlier.library_id
  )
  select *
  from changed
  window delivery as (partition by snapshot_date)
  -- Of a delivery of one library the whole says nothing more.
  qualify library_id <> '_all'
    or count(*) over delivery <> 2
    or min(value) over delivery <> max(value) over delivery`;

export const ageSql = (feed: string, today: string) => `
  select
    max(snapshot_date) as snapshot_date,
    '_all' as library_id,
    '' as place_id,
    date ${literal(today)} - max(snapshot_date) as value
  from meta.load
  where feed = ${literal(feed)}`;

/** Libraries of which the feed tells something that is to be judged. */
const judgedLibraries = (feed: string) => `
  select snapshot_date, library_id, source, loaded_count, member_count
  from mart.data_quality
  semi join judged using (feed, snapshot_date)
  where feed = ${literal(feed)} and library_id <> '_all'`;

export const matchRateSql = (feed: string) => `
  with library as (${judgedLibraries(feed)}),
  known_area as (select distinct edition, area_id from mart.area_segments),
  matched as (
    select
      cells.snapshot_date,
      cells.library_id,
      if(cells.branch_id = '_all', '', cells.library_id || '/' || cells.branch_id) as place_id,
      sum(cells.member_count::decimal(18, 9)) as member_count,
      sum(if(known_area.area_id is null, 0, cells.member_count)::decimal(18, 9)) as matched_count
    from mart.member_cells as cells
    semi join library
      on library.snapshot_date = cells.snapshot_date and library.library_id = cells.library_id
    left join known_area
      on known_area.edition = cells.edition and known_area.area_id = cells.area_id
    where cells.basis = 'persons' and cells.segmentation = (select segmentation from meta.setting)
    group by all
  )
  select snapshot_date, library_id, place_id, matched_count / member_count as value
  from matched
  where member_count >= ${LEAST_MEMBERS}`;

/** The highest of each library, with where it is. */
export const penetrationSql = (feed: string) => `
  with library as (${judgedLibraries(feed)})
  select
    profile.snapshot_date,
    profile.library_id,
    profile.scope_id as place_id,
    profile.penetration as value
  from mart.membership_profile as profile
  semi join library
    on library.snapshot_date = profile.snapshot_date and library.library_id = profile.library_id
  where profile.penetration is not null
    and profile.level in ('total', 'segment')
    and profile.base_count >= ${LEAST_BASE}
  qualify row_number() over (
    partition by profile.snapshot_date, profile.library_id
    order by profile.penetration desc, profile.scope_id
  ) = 1`;

/** 0.1: a tenth more members than the latest control total on or before the snapshot says. */
export const controlSql = (feed: string, controlFeed: string) => `
  with library as (${judgedLibraries(feed)}),
  control as (
    select snapshot_date as control_date, ${slugSql("library")} as library_id, sum(member_count) as control_count
    from source.control_totals
    where feed = ${literal(controlFeed)}
    group by all
  ),
  compared as (
    select
      library.*,
      -- A register's rows are counted before anyone is left out.
      if(library.source = 'members', library.loaded_count, library.member_count) as counted,
      control.control_date,
      control.control_count
    from library
    asof inner join control
      on control.library_id = library.library_id and library.snapshot_date >= control.control_date
  )
  select snapshot_date, library_id, '' as place_id, counted / nullif(control_count, 0) - 1 as value
  from compared
  where snapshot_date - control_date <= ${CONTROL_DAYS}`;

/**
 * SQL of the common table expressions `address_class`, `active` and `classed`: members by the definition
 * in force, counted by branch, household and age, with the segment of their address. Needs `classing`, the
 * segmentations by which addresses have a segment; '' where they have none.
 */
export const activeMembers = `
    address_class as (
      select
        dates.snapshot_date,
        assignments.segmentation,
        assignments.area_id,
        assignments.house_number,
        coalesce(assignments.house_addition, '') as house_addition,
        assignments.segment_id,
        coalesce(assignments.subsegment_id, '') as subsegment_id
      from mart.reference_dates as dates
      inner join source.assignments as assignments
        on assignments.feed = dates.feed and assignments.snapshot_date = dates.reference_date
      cross join meta.setting as setting
      where setting.assignment = 'address'
        and list_contains(setting.segmentations, assignments.segmentation)
        and assignments.house_number is not null
      -- Where several feeds name an address, one decides: otherwise its members would count for each.
      qualify row_number() over (
        partition by dates.snapshot_date, assignments.segmentation, assignments.area_id, assignments.house_number,
          coalesce(assignments.house_addition, '')
        order by assignments.snapshot_date desc, assignments.feed
      ) = 1
    ),
    active as (
      select
        members.snapshot_date,
        members.library,
        coalesce(members.branch, '') as branch,
        coalesce(members.area_id, '') as area_id,
        members.area_id is not null and members.house_number is not null as is_housed,
        -- A member whose house is not known counts as a household of one.
        case when is_housed then members.house_number else members.member_id end as house_number,
        coalesce(members.house_addition, '') as house_addition,
        case
          when members.birth_year is null then ''
          when year(members.snapshot_date) - members.birth_year < setting.youth_under then 'youth'
          when year(members.snapshot_date) - members.birth_year >= setting.senior_from then 'senior'
          else 'adult'
        end as member_group,
        min(members.feed) as feed,
        count(*) as person_count
      from source.members as members
      cross join meta.setting as setting
      where (members.expiry_date is null
          or members.expiry_date + setting.expiry_grace_days::integer >= members.snapshot_date)
        and (members.joined_date is null or members.joined_date <= members.snapshot_date)
        and not coalesce(list_contains(setting.left_out_categories, members.category), false)
      group by all
    ),
    classed as (
      select
        active.*,
        classing.segmentation,
        coalesce(address_class.segment_id, '') as segment_id,
        coalesce(address_class.subsegment_id, '') as subsegment_id
      from active
      cross join classing
      left join address_class
        on address_class.snapshot_date = active.snapshot_date
        and address_class.segmentation = classing.segmentation
        and address_class.area_id = active.area_id
        and address_class.house_number = active.house_number
        and address_class.house_addition = active.house_addition
    )`;

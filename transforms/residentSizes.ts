/**
 * SQL of the common table expressions `resident` and `area`: persons of each age, with the households
 * that they live in, of an area, or of a segment in it where addresses have one.
 */
export const residentSizes = `
    counted as (
      select
        edition, area_segments.segmentation, basis, member_group, area_id,
        case when setting.assignment = 'address' then segment_id else '' end as segment_id,
        case when setting.assignment = 'address' then subsegment_id else '' end as subsegment_id,
        sum(base_count::decimal(18, 9))::double as base_count
      from mart.area_segments as area_segments
      cross join meta.setting as setting
      group by all
    ),
    resident as (
      select persons.* exclude (basis, base_count), persons.base_count as persons,
        coalesce(households.base_count, 0) as households
      from counted as persons
      left join counted as households
        on households.basis = 'households'
        and households.edition = persons.edition
        and households.segmentation = persons.segmentation
        and households.area_id = persons.area_id
        and households.segment_id = persons.segment_id
        and households.subsegment_id = persons.subsegment_id
      where persons.basis = 'persons'
    ),
    area as (
      select edition, segmentation, member_group, area_id, sum(persons) as persons, sum(households) as households
      from resident
      group by all
    )`;

/**
 * SQL of the common table expressions `inhabited` and `located`: the members of each scope where they
 * live, with `rest`, the name of a rest row for those who count in none, and `mixed_area_id`, the area
 * whose mix of segments decides where their address does not.
 */
export const located = `
    inhabited as (
      select distinct edition, segmentation, basis, area_id
      from mart.area_segments
      where base_count > 0 and member_group = 'all'
    ),
    located as (
      select
        scopes.snapshot_date,
        scopes.edition,
        scopes.library_id,
        scopes.scope,
        scopes.scope_id,
        member_cells.* exclude (snapshot_date, edition, library_id, library_name, branch_id, branch_name, segment_id),
        case
          when member_cells.area_id = '' then '_unplaced'
          when catchment_areas.area_id is null then '_outside'
        end as rest,
        -- Whoever lives where no resident is known is in no base, so in no segment either.
        case when inhabited.area_id is not null then member_cells.segment_id else '' end as segment_id,
        -- The area decides only where the address has not done so already.
        case
          when catchment_areas.area_id is not null and member_cells.segment_id = '' then member_cells.area_id
        end as mixed_area_id
      from mart.scopes as scopes
      inner join mart.member_cells as member_cells
        on member_cells.snapshot_date = scopes.snapshot_date
        and member_cells.library_id = scopes.library_id
        and member_cells.branch_id = scopes.branch_id
      left join mart.catchment_areas as catchment_areas
        on catchment_areas.edition = scopes.edition
        and catchment_areas.library_id = scopes.library_id
        and catchment_areas.catchment_id = scopes.catchment_id
        and catchment_areas.area_id = member_cells.area_id
      left join inhabited
        on inhabited.edition = scopes.edition
        and inhabited.segmentation = member_cells.segmentation
        and inhabited.basis = member_cells.basis
        and inhabited.area_id = member_cells.area_id
      -- Members of the library who live elsewhere are no rest of one of its municipalities.
      where scopes.scope <> 'municipality' or catchment_areas.area_id is not null
    )`;

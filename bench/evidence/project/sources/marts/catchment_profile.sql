-- The rows and columns that our own pages load of this mart.
select *
from read_parquet('${marts}/catchment_profile.parquet')
where library_id = 'bibliotheek-heidewoud'
  and reference = case scope when 'library' then 'country' else 'library' end
qualify snapshot_date = max(snapshot_date) over () and segmentation = max(segmentation) over ()

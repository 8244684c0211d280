-- The rows and columns that our own pages load of this mart.
select * exclude (z, p_value, q_value)
from read_parquet('${marts}/membership_profile.parquet')
where library_id = 'bibliotheek-heidewoud' and member_group = 'all'
qualify snapshot_date = max(snapshot_date) over () and segmentation = max(segmentation) over ()

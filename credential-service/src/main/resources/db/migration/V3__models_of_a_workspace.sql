-- The models that a workspace's requests for any model may be served by: ids, separated by spaces.
-- Null for every model that AWS offers in its region.
alter table workspace
  add column models text check (models <> '');

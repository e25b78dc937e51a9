-- Checkpoints and manifests come every few seconds. Whoever needs one for proof has kept it; here the
-- last of each day is enough once it is old.
create index checkpoint_by_time on checkpoint (signed_at);
create index manifest_by_time on manifest (signed_at);

-- Deletes what was signed before this time, except for the last of each day and the last of all.
-- Gives the number of rows that were deleted.
create function thin_signed(before bigint) returns bigint
  language sql security definer set search_path = audit_service, pg_temp as
$$
  with thinned_checkpoints as (
    delete from checkpoint old
      where old.signed_at < before and exists (
        select from checkpoint later
          where later.log_id = old.log_id and later.size > old.size
            and later.signed_at / 86400000 = old.signed_at / 86400000)
      returning 1),
  thinned_manifests as (
    delete from manifest old
      where old.signed_at < before and exists (
        select from manifest later
          where later.org = old.org and later.sequence > old.sequence
            and later.signed_at / 86400000 = old.signed_at / 86400000)
      returning 1)
  select (select count(*) from thinned_checkpoints) + (select count(*) from thinned_manifests)
$$;

revoke execute on function thin_signed from public;
grant execute on function thin_signed to audit_service;

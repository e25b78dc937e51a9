-- How many leaves of the organisation a manifest covers: tells whether there is more to sign.
alter table manifest add column leaves bigint not null default 0;

-- Organisations with more leaves than their last manifest covers.
create function orgs_without_manifest(at_most integer) returns setof text
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select head.org
    from (select org, sum(tseq) as leaves from workspace_head group by org) head
    left join lateral (
      select manifest.leaves from manifest
        where manifest.org = head.org order by sequence desc limit 1) last on true
    where last.leaves is distinct from head.leaves
    order by head.org limit at_most
$$;

revoke execute on function orgs_without_manifest from public;
grant execute on function orgs_without_manifest to audit_service;

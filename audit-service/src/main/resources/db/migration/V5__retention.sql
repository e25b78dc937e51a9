-- For how long organisations keep the content of their events, where they have said so.
create table retention (
  org   text primary key,
  days  integer not null check (days >= 1)
);
alter table retention enable row level security;
alter table retention force row level security;
create policy owner_sees_all on retention to audit_service_owner using (true) with check (true);
create policy one_org_is_seen on retention for select
  using (org = current_setting('latchkey.org', true));
grant select on retention to audit_service;

-- Keeps the content of an organisation's events for so many days; null for the deployment's default.
create function set_retention(of_org text, kept_days integer) returns void
  language plpgsql security definer set search_path = audit_service, pg_temp as
$$
begin
  if kept_days is null then
    delete from retention where org = of_org;
  else
    insert into retention (org, days) values (of_org, kept_days)
      on conflict (org) do update set days = excluded.days;
  end if;
end
$$;

-- Every organisation with events and the days that it has chosen.
create function retention_of_orgs() returns table (org text, days integer)
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select distinct head.org, chosen.days
    from workspace_head head left join retention chosen on chosen.org = head.org
$$;

-- Takes the content of events of one organisation in one log, and all that names people, and leaves the
-- hash that their leaf commits to. Gives the number of those that had content.
create function erase_events(of_org text, of_log integer, leaves bigint[], items bigint[], at bigint)
  returns bigint
  language plpgsql security definer set search_path = audit_service, pg_temp as
$$
declare
  erased bigint;
begin
  update event set
      hash = sha256(salt || raw), raw = null, salt = null, user_id = null, conversation = null,
      actor = null, request_id = null, erased_at = at
    from unnest(leaves, items) as chosen(leaf, number)
    where event.log_id = of_log and event.leaf_index = chosen.leaf and event.item = chosen.number
      and event.org = of_org and event.erased_at is null;
  get diagnostics erased = row_count;
  return erased;
end
$$;

-- Logs that take leaves and hold events of an organisation that were stored before a time, each with the
-- last leaf that there is.
create function logs_with_expired_events(of_org text, before bigint)
  returns table (log_id integer, last_leaf bigint)
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select log.id, log.size - 1 from log
    where not log.closed and exists (
      select from event
        where event.org = of_org and event.log_id = log.id and event.stored_at < before)
    order by log.id
$$;

-- Deletes so many events of an organisation in one log that were stored before a time, up to a leaf.
-- Gives the number of those that were deleted.
create function expire_events(
    of_org text, of_log integer, before bigint, through bigint, at_most integer) returns bigint
  language plpgsql security definer set search_path = audit_service, pg_temp as
$$
declare
  deleted bigint;
begin
  delete from event using (
      select log_id, leaf_index, item, stored_at from event
        where org = of_org and log_id = of_log and stored_at < before and leaf_index <= through
        limit at_most) as old
    where event.log_id = old.log_id and event.leaf_index = old.leaf_index
      and event.item = old.item and event.stored_at = old.stored_at and event.stored_at < before;
  get diagnostics deleted = row_count;
  return deleted;
end
$$;

-- Drops partitions of "event" whose months ended before a time and that are empty. Gives their number.
-- One that is being read or written is left for the next time.
create function drop_empty_event_partitions(before bigint) returns integer
  language plpgsql security definer set search_path = audit_service, pg_temp as
$$
declare
  name     text;
  occupied boolean;
  dropped  integer := 0;
begin
  set local lock_timeout = '2s';
  for name in
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'event'::regclass
        and (extract(epoch from to_date(substring(relname from 7), 'YYYY_MM') + interval '1 month')
             * 1000)::bigint <= before
      order by relname
  loop
    begin
      execute format('select exists (select from %I)', name) into occupied;
      if not occupied then
        execute format('drop table %I', name);
        dropped := dropped + 1;
      end if;
    exception when lock_not_available then
      null;
    end;
  end loop;
  return dropped;
end
$$;

-- The number of whole months after the present one that have a partition of "event", without a hole.
create function event_partitions_ahead(now bigint) returns integer
  language plpgsql stable security definer set search_path = audit_service, pg_temp as
$$
declare
  month date := date_trunc('month', to_timestamp(now / 1000.0) at time zone 'UTC')::date;
  ahead integer := -1;
begin
  while to_regclass('audit_service.event_' || to_char(month, 'YYYY_MM')) is not null loop
    ahead := ahead + 1;
    month := (month + interval '1 month')::date;
  end loop;
  return ahead;
end
$$;

revoke execute on function
  set_retention, retention_of_orgs, erase_events, logs_with_expired_events, expire_events,
  drop_empty_event_partitions, event_partitions_ahead from public;
grant execute on function
  set_retention, retention_of_orgs, erase_events, logs_with_expired_events, expire_events,
  drop_empty_event_partitions, event_partitions_ahead to audit_service;

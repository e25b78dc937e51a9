-- A log that a later generation has followed takes no more leaves. Appends check it on the row that
-- they move, so that none can slip in.
alter table log add column closed boolean not null default false;
grant update (closed) on log to audit_service;

-- Fallbacks that have begun. An intent that is there already stays as it is.
create function open_intents(
    of_log integer, fallbacks text[], leaves bigint[], orgs text[], workspaces text[],
    deadlines bigint[]) returns void
  language sql security definer set search_path = audit_service, pg_temp as
$$
  insert into open_intent (fallback_id, log_id, leaf_index, org, workspace, deadline)
    select fallback, of_log, leaf, org, workspace, deadline
      from unnest(fallbacks, leaves, orgs, workspaces, deadlines)
        as begun(fallback, leaf, org, workspace, deadline)
    on conflict (fallback_id) do nothing
$$;

revoke execute on function open_intents from public;
grant execute on function open_intents to audit_service;

-- Fallbacks of one partition, in whichever of its logs they began, whose deadline is before this time.
create function overdue_intents_of(
    of_cluster text, of_topic_id text, of_partition integer, before bigint, at_most integer)
  returns setof open_intent
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select intent.*
    from open_intent intent
    join log on log.id = intent.log_id
   where log.cluster = of_cluster and log.topic_id = of_topic_id and log.partition = of_partition
     and intent.deadline < before
   order by intent.deadline
   limit at_most
$$;

revoke execute on function overdue_intents_of from public;
grant execute on function overdue_intents_of to audit_service;

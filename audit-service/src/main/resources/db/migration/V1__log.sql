-- The audit log. Everything here belongs to audit_service_owner, who migrates it; the service may
-- add rows, move the head of a log and read what one organisation may see, and nothing else. Times are
-- milliseconds since 1970, hashes are SHA-256.

-- One append-only Merkle tree for each partition of an audited topic, or one more after a restore.
-- The row is the head: whoever appends moves it by compare-and-set in the transaction of the append.
create table log (
  id           integer generated always as identity primary key,
  origin       text not null unique,
  cluster      text not null,
  topic        text not null,
  topic_id     text not null,
  partition    integer not null,
  generation   integer not null check (generation >= 1),
  size         bigint not null check (size >= 0),
  next_offset  bigint not null check (next_offset >= 0),
  frontier     bytea not null,
  unique (cluster, topic_id, partition, generation)
) with (fillfactor = 50);

-- What was appended, as the lines that are hashed. Kept for ever: content is in "event" alone.
create table leaf (
  log_id      integer not null,
  leaf_index  bigint not null,
  kind        text not null,
  org         text,
  workspace   text,
  tseq        bigint,
  leaf        text not null,
  primary key (log_id, leaf_index),
  constraint a_tenant_is_whole check (num_nulls(org, workspace, tseq) in (0, 3))
);
create index leaf_of_org on leaf (org, log_id, leaf_index);

-- The hashes of the leaves of one append, one after the other. They reveal nothing of the leaves.
create table hash_run (
  log_id       integer not null,
  first_index  bigint not null,
  hashes       bytea not null,
  primary key (log_id, first_index)
);

-- The roots of complete subtrees of 256^level leaves.
create table subtree (
  log_id  integer not null,
  level   smallint not null check (level between 1 and 7),
  n       bigint not null,
  hash    bytea not null,
  primary key (log_id, level, n)
);

-- What leaves commit to: the bytes as they came from Kafka, and columns made from them for queries.
-- Erasure takes raw, salt and what names people, and leaves the hash of raw and salt.
create table event (
  log_id              integer not null,
  leaf_index          bigint not null,
  item                integer not null,
  stored_at           bigint not null,
  occurred_at         bigint not null,
  org                 text,
  workspace           text,
  topic               text not null,
  type                text,
  event               text,
  event_id            text,
  source              text,
  kafka_offset        bigint not null,
  request_source      text,
  request_id          text,
  fallback_id         text,
  user_id             text,
  conversation        text,
  actor               text,
  model               text,
  region              text,
  error_code          text,
  decision            text,
  reason              text,
  payer               text,
  tokens_input        bigint,
  tokens_output       bigint,
  tokens_cache_read   bigint,
  tokens_cache_write  bigint,
  cost_usd            numeric,
  raw                 bytea,
  salt                bytea,
  hash                bytea,
  erased_at           bigint,
  primary key (log_id, leaf_index, item, stored_at)
) partition by range (stored_at);

-- How far each workspace has come in each log; '' stands for events of the whole organisation.
create table workspace_head (
  log_id     integer not null,
  org        text not null,
  workspace  text not null,
  tseq       bigint not null check (tseq >= 1),
  leaf_hash  bytea not null,
  primary key (log_id, org, workspace)
) with (fillfactor = 70);

-- Counts and sums for summaries. '' stands for what an event does not have.
create table daily (
  org                 text not null,
  workspace           text not null,
  day                 date not null,
  event               text not null,
  reason              text not null,
  error_code          text not null,
  payer               text not null,
  model               text not null,
  count               bigint not null,
  tokens_input        bigint not null,
  tokens_output       bigint not null,
  tokens_cache_read   bigint not null,
  tokens_cache_write  bigint not null,
  cost_usd            numeric not null,
  primary key (org, day, workspace, event, reason, error_code, payer, model)
) with (fillfactor = 70);

-- Fallbacks that were begun and have not ended.
create table open_intent (
  fallback_id  text primary key,
  log_id       integer not null,
  leaf_index   bigint not null,
  org          text not null,
  workspace    text not null,
  deadline     bigint not null
);
create index open_intent_by_deadline on open_intent (deadline);

-- Delivery events that are not published yet.
create table notice (
  id        text primary key,
  endpoint  text not null,
  body      text not null
);

create table checkpoint (
  log_id     integer not null,
  size       bigint not null,
  note       text not null,
  signed_at  bigint not null,
  primary key (log_id, size)
);

create table manifest (
  org        text not null,
  sequence   bigint not null,
  note       text not null,
  signed_at  bigint not null,
  primary key (org, sequence)
);

-- Partitions of "event" by month: those of the month of "now" and of the months after it. Gives the
-- number of those that were missing.
create function make_event_partitions(now bigint, months_ahead integer) returns integer
  language plpgsql security definer set search_path = audit_service, pg_temp as
$$
declare
  first date := date_trunc('month', to_timestamp(now / 1000.0) at time zone 'UTC')::date;
  month date;
  name  text;
  made  integer := 0;
begin
  for ahead in 0 .. months_ahead loop
    month := (first + make_interval(months => ahead))::date;
    name := 'event_' || to_char(month, 'YYYY_MM');
    if to_regclass('audit_service.' || name) is null then
      execute format(
        'create table %I partition of event for values from (%s) to (%s)',
        name,
        (extract(epoch from month::timestamp) * 1000)::bigint,
        (extract(epoch from (month + interval '1 month')::timestamp) * 1000)::bigint);
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;

select make_event_partitions((extract(epoch from now()) * 1000)::bigint, 3);

-- The heads that the next leaves of these workspaces continue.
create function workspace_heads(of_log integer, orgs text[], workspaces text[])
  returns table (org text, workspace text, tseq bigint, leaf_hash bytea)
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select head.org, head.workspace, head.tseq, head.leaf_hash
    from unnest(orgs, workspaces) as wanted(org, workspace)
    join workspace_head head
      on head.log_id = of_log and head.org = wanted.org and head.workspace = wanted.workspace
$$;

-- The heads of these workspaces after an append; hashes in hexadecimal.
create function move_workspace_heads(
    of_log integer, orgs text[], workspaces text[], tseqs bigint[], hashes text[]) returns void
  language sql security definer set search_path = audit_service, pg_temp as
$$
  insert into workspace_head (log_id, org, workspace, tseq, leaf_hash)
    select of_log, org, workspace, tseq, decode(hash, 'hex')
      from unnest(orgs, workspaces, tseqs, hashes) as moved(org, workspace, tseq, hash)
    on conflict (log_id, org, workspace)
      do update set tseq = excluded.tseq, leaf_hash = excluded.leaf_hash
$$;

-- Adds to the counts and sums; each key at most once in a call. Costs are decimal text.
create function add_to_daily(
    orgs text[], workspaces text[], days text[], events text[], reasons text[], error_codes text[],
    payers text[], models text[], counts bigint[], inputs bigint[], outputs bigint[],
    cache_reads bigint[], cache_writes bigint[], costs text[]) returns void
  language sql security definer set search_path = audit_service, pg_temp as
$$
  insert into daily as total (
      org, workspace, day, event, reason, error_code, payer, model, count, tokens_input,
      tokens_output, tokens_cache_read, tokens_cache_write, cost_usd)
    select org, workspace, day::date, event, reason, error_code, payer, model, count, input, output,
           cache_read, cache_write, cost::numeric
      from unnest(orgs, workspaces, days, events, reasons, error_codes, payers, models, counts,
                  inputs, outputs, cache_reads, cache_writes, costs)
        as more(org, workspace, day, event, reason, error_code, payer, model, count, input, output,
                cache_read, cache_write, cost)
      order by org, day, workspace, event, reason, error_code, payer, model
    on conflict (org, day, workspace, event, reason, error_code, payer, model) do update set
      count = total.count + excluded.count,
      tokens_input = total.tokens_input + excluded.tokens_input,
      tokens_output = total.tokens_output + excluded.tokens_output,
      tokens_cache_read = total.tokens_cache_read + excluded.tokens_cache_read,
      tokens_cache_write = total.tokens_cache_write + excluded.tokens_cache_write,
      cost_usd = total.cost_usd + excluded.cost_usd
$$;

-- Fallbacks that have ended; gives the ids of those that were open.
create function close_intents(ended text[]) returns setof text
  language sql security definer set search_path = audit_service, pg_temp as
$$
  delete from open_intent where fallback_id = any (ended) returning fallback_id
$$;

-- Fallbacks whose deadline is before this time, oldest first.
create function overdue_intents(before bigint, at_most integer) returns setof open_intent
  language sql stable security definer set search_path = audit_service, pg_temp as
$$
  select * from open_intent where deadline < before order by deadline limit at_most
$$;

-- The second wall between organisations: without naming one, nothing is seen.
do
$$
declare
  name text;
begin
  foreach name in array
    array['leaf', 'event', 'workspace_head', 'daily', 'open_intent', 'manifest'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy owner_sees_all on %I to audit_service_owner using (true) with check (true)', name);
    execute format('create policy anything_is_added on %I for insert with check (true)', name);
    execute format(
      'create policy one_org_is_seen on %I for select using (org = current_setting(''latchkey.org'', true))',
      name);
    execute format('grant select, insert on %I to audit_service', name);
  end loop;
end
$$;
-- What concerns a whole log concerns every organisation in it.
create policy log_wide_is_seen on leaf for select
  using (org is null and coalesce(current_setting('latchkey.org', true), '') <> '');

grant select, insert on log, hash_run, subtree, checkpoint, notice to audit_service;
grant update (size, next_offset, frontier) on log to audit_service;
grant delete on notice to audit_service;
revoke execute on all functions in schema audit_service from public;
grant execute on all functions in schema audit_service to audit_service;

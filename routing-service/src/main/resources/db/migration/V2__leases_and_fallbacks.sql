-- For how long an instance's claims are its own without a word from it. One row for each run of an
-- instance; the clock is this database's. What a run has claimed is adopted only after its lease
-- was revoked, and a revoked lease is never good again.
create table instance_lease (
  owner      text        primary key,
  instance   text        not null,
  expires_at timestamptz not null,
  revoked    boolean     not null default false
);

alter table request_claim
  -- The fallback that was decided on, noted before its intent is published.
  add column fallback_id     text,
  -- Whether the platform was called or may have been.
  add column fallback_called boolean not null default false,

  -- Only while the row is FINAL: where else the answer goes, and the events that go with it.
  add column answer_reply  bytea,
  add column answer_events bytea,

  -- Why the request was served as it was; holds no content and stays until the row is purged.
  add column explanation bytea,

  -- Where the published answer stands.
  add column answer_topic     text,
  add column answer_partition integer,
  add column answer_offset    bigint,

  add check (state = 'FINAL' or (answer_body is null and answer_key is null
                                 and answer_reply is null and answer_events is null)),
  add check (not fallback_called or fallback_id is not null),
  add check (state = 'PUBLISHED' or answer_topic is null),
  add check (num_nulls(answer_topic, answer_partition, answer_offset) in (0, 3));

-- A claim counts as the first call: whoever takes it over cannot know that none was made.
alter table request_claim alter column attempts set default 1;
update request_claim set attempts = 1 where attempts = 0;

drop index request_claim_unpublished;
create index request_claim_unfinished on request_claim (owner, started_at)
  where state <> 'PUBLISHED';

-- Whoever claimed before there were leases has none, and is gone.
insert into instance_lease (owner, instance, expires_at, revoked)
  select distinct owner, owner, now(), true from request_claim where state <> 'PUBLISHED';

-- What a workspace's fallbacks have used since its caps were last reset: the money of one day, in
-- millionths of a US dollar, and the fallbacks in a row.
create table fallback_use (
  workspace text        not null,
  epoch     bigint      not null,
  day       date        not null,
  micro_usd bigint      not null default 0 check (micro_usd >= 0),
  streak    integer     not null default 0 check (streak >= 0),
  streak_at timestamptz not null default now(),
  primary key (workspace, epoch)
);

-- What is set aside for a fallback that has not ended.
create table fallback_reservation (
  fallback_id text        primary key,
  workspace   text        not null,
  epoch       bigint      not null,
  day         date        not null,
  micro_usd   bigint      not null,
  reserved_at timestamptz not null
);

create index fallback_reservation_reserved_at on fallback_reservation (reserved_at);

-- The session in which a user's first fallback was served under the policy Warn.
create table warn_session (
  workspace       text   not null,
  user_id         text   not null,
  policy_revision bigint not null,
  session_id      text   not null,
  primary key (workspace, user_id, policy_revision)
);

-- Models that an account has used in a region: a denial after that is access that was lost.
create table model_access (
  account text not null,
  region  text not null,
  model   text not null,
  primary key (account, region, model)
);

-- One row for each request that was taken on. It decides who answers, survives the process between
-- an answer and its publication, and is gone after 48 hours. It never holds the request's body.
create table request_claim (
  workspace     text        not null,
  source        text        not null,
  request_id    text        not null,

  -- The record that the request came in, and its body's SHA-256: tells a redelivery from a duplicate.
  topic         text        not null,
  partition     integer     not null,
  record_offset bigint      not null,
  body_digest   text        not null,

  -- The batch of records that it was claimed with: tells a lost acknowledgement from a redelivery.
  batch         uuid        not null,

  -- STARTED: its owner works on it. FINAL: the answer is known. PUBLISHED: the answer is on Kafka.
  state         text        not null check (state in ('STARTED', 'FINAL', 'PUBLISHED')),
  owner         text        not null,
  started_at    timestamptz not null,

  -- Calls to Bedrock that were made or may have been made.
  attempts      integer     not null default 0,

  -- The answer, only while it is FINAL.
  answer_key     bytea,
  answer_headers bytea,
  answer_body    bytea,

  primary key (workspace, source, request_id),
  check ((state = 'FINAL') = (answer_headers is not null))
);

create index request_claim_started_at on request_claim (started_at);
create index request_claim_unpublished on request_claim (owner) where state = 'FINAL';

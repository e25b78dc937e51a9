-- Workspaces as the directory lists them, with how each stands with its own AWS credential.
create table workspace (
  workspace_id      text primary key,
  org_id            text not null,
  plan              text not null,
  environment       text not null,
  region            text,
  gone              boolean not null,
  revision          bigint not null check (revision >= 1),
  listed_at         timestamptz,
  credential_id     text,
  active_version    integer,
  account           text,
  credential_region text,
  constraint a_credential_is_whole check (
    num_nulls(credential_id, active_version, account, credential_region) in (0, 4))
);

-- Versions of credentials. The secrets are in Vault; nothing here is one.
--   PENDING -> ACTIVE -> RETIRED -> SWEPT, or PENDING -> SWEPT after a crash
create table credential_version (
  workspace_id          text not null references workspace,
  credential_id         text not null,
  version               integer not null check (version >= 1),
  state                 text not null check (state in ('PENDING', 'ACTIVE', 'RETIRED', 'SWEPT')),
  account               text not null,
  region                text not null,
  access_key_id         text not null,
  created_at            timestamptz not null,
  session_expires_at    timestamptz not null,
  renew_at              timestamptz not null,
  leased_until          timestamptz,
  renewal_failures      integer not null default 0,
  renewal_error         text,
  documents_deleted_at  timestamptz,
  primary key (workspace_id, credential_id, version)
);

create unique index one_active_version on credential_version (workspace_id) where state = 'ACTIVE';
create index due_for_renewal on credential_version (renew_at) where state = 'ACTIVE';
create index to_be_swept on credential_version (created_at)
  where state in ('PENDING', 'RETIRED') or (state = 'SWEPT' and documents_deleted_at is null);

-- What is to be published, in this order. A row without an event stands for the workspace's settings:
-- they are read when they are published, so that they are always the current ones.
create table outbox (
  id           bigint generated always as identity primary key,
  topic        text not null,
  workspace_id text not null,
  created_at   timestamptz not null,
  traceparent  text,
  tracestate   text,
  event_id     text,
  event_type   text,
  org_id       text,
  data         text,
  constraint an_event_is_whole check (num_nulls(event_id, event_type, org_id, data) in (0, 4))
);

create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('credential_service_outbox', '');
  return null;
end
$$;

create trigger outbox_wakes_the_publisher
  after insert on outbox for each statement execute function outbox_notify();

-- What organisations enforce. A row for every organisation that has or had a workspace, or whose
-- owner decided something: whoever adds workspaces to it and whoever changes it meet at its lock.
create table organisation (
  org_id   text primary key,
  enforced text check (enforced in ('ALLOW', 'WARN', 'STRICT'))
);

insert into organisation (org_id) select distinct org_id from workspace;

-- What was decided about a workspace's fallbacks. What the organisation enforces is repeated here,
-- so that a workspace's row says all that its settings say.
alter table workspace
  add column policy_enforced   text check (policy_enforced in ('ALLOW', 'WARN', 'STRICT')),
  add column policy_chosen     text check (policy_chosen in ('ALLOW', 'WARN', 'STRICT')),
  add column policy_revision   bigint not null default 1 check (policy_revision >= 1),
  add column account_guardrail boolean not null default false,
  add column cap_usd_per_day   numeric(12, 2) check (cap_usd_per_day >= 0),
  add column cap_consecutive   integer check (cap_consecutive >= 0),
  add column cap_epoch         bigint not null default 0,
  -- What the owners made of the workspace's own credential, and why its session lapses.
  add column own_key           text check (own_key in ('ENABLED', 'DISABLED', 'DELETED')),
  add column lapse             text;

create index workspaces_of_an_org on workspace (org_id);

-- A credential without an active version lost it when its workspace was gone for a while.
update workspace w
set own_key = case
    when exists (select from credential_version v
                 where v.workspace_id = w.workspace_id and v.state = 'ACTIVE') then 'ENABLED'
    else 'DELETED' end
where credential_id is not null;

alter table workspace
  drop constraint a_credential_is_whole,
  add constraint a_credential_is_whole check (
    num_nulls(credential_id, active_version, account, credential_region, own_key) in (0, 5));

-- The deployment's caps, as its configuration had them when the settings were published last. Empty
-- after this migration, so that all settings are published once with the terms that they lacked.
create table cap_limits (
  only_row    boolean primary key default true check (only_row),
  usd_per_day numeric(12, 2) not null,
  consecutive integer not null
);

-- A row of the outbox may be about an organisation, and a record may have a key of its own. A row
-- without an event is a tombstone, unless it stands for settings.
alter table outbox
  alter column workspace_id drop not null,
  add column record_key text,
  add constraint a_key_is_known check (num_nonnulls(workspace_id, record_key) > 0);

create index outbox_of_a_workspace on outbox (workspace_id);

-- What users consented to under the policy Warn, for as long as it counts. The key is that of the
-- record on Kafka: the workspace and digests of user and session.
create table fallback_confirmation (
  record_key      text primary key,
  workspace_id    text not null references workspace,
  policy_revision bigint not null,
  confirmed_at    timestamptz not null
);

create index confirmations_by_age on fallback_confirmation (confirmed_at);

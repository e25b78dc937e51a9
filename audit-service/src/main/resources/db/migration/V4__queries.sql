-- What auditors look events up by. Every index costs ingestion, so these are few: lists by time, of an
-- organisation and of a workspace, and what is rare or chosen narrowly. Payer, model and event are
-- filtered on the way along the index by time. Requests have none: the events of one lie within an
-- hour of its workspace.
create index event_by_time on event (org, occurred_at, log_id, leaf_index, item);
create index event_by_workspace on event (org, workspace, occurred_at, log_id, leaf_index, item);
create index event_by_user on event (org, user_id, occurred_at, log_id, leaf_index, item)
  where user_id is not null;
create index event_by_conversation
  on event (org, conversation, occurred_at, log_id, leaf_index, item)
  where conversation is not null;
create index event_by_decision on event (org, decision, occurred_at, log_id, leaf_index, item)
  where decision is not null;
create index event_by_error on event (org, error_code, occurred_at, log_id, leaf_index, item)
  where error_code is not null;
create index event_of_fallback on event (org, fallback_id) where fallback_id is not null;

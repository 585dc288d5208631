-- What 首页 counts is looked up where it waits, however many have waited before.
create index ix_card_batch_waiting on card_batch (status, submitted_at, id) include (district_id, union_id)
  where status in ('TO_SEND', 'SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED', 'REJECTED');
create index ix_user_account_unconfirmed on user_account (id) where not confirmed;
create index ix_user_account_locked on user_account (locked_until) where locked_until is not null;

-- What a line was in the pending list, so that a batch withdrawn before sending gives its rows back as they were. Null in older lines.
alter table card_batch_line
  add handling_before varchar(12),
  add special_reason varchar(20),
  add added_at timestamptz,
  add added_by varchar(40),
  add population_answer varchar(24),
  add insurance_answer varchar(24),
  add verification_note varchar(300),
  add verified_at timestamptz;
-- Batches that wait for the bank, oldest first: the alarm looks at these alone.
create index ix_card_batch_waiting on card_batch (sent_at) include (union_id, district_id) where status in ('SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED');

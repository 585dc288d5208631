-- What a line was in the pending list, so that a batch withdrawn before sending gives its rows back as they were. Null in older lines.
alter table card_batch_line
  add column handling_before varchar(12),
  add column special_reason varchar(20),
  add column added_at timestamptz,
  add column added_by varchar(40),
  add column population_answer varchar(24),
  add column insurance_answer varchar(24),
  add column verification_note varchar(300),
  add column verified_at timestamptz;

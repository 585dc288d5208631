-- The bank may answer a line twice: that its check found nothing wrong, and later with a card number or a reason. Until then the line stays open.
alter table bank_return_code
  drop constraint bank_return_code_class_check,
  add constraint ck_bank_return_code_class check (class in ('SUCCESS', 'BUSINESS', 'SPECIAL', 'RETRY', 'CHECKED'));
alter table card_batch_line
  add column checked_code varchar(8),
  add column checked_at timestamptz,
  add constraint ck_card_batch_line_checked check ((checked_code is null) = (checked_at is null));

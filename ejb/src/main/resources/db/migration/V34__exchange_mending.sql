-- What the bank repeats of a request in its acknowledgement is compared with what was sent: SM3 over all lines before the trailer, in hex.
-- Null for files written before this was kept.
alter table bank_file add column sm3 char(64);
-- A job of the exchange that fails is told, not only tried again.
alter table exchange_alarm drop constraint exchange_alarm_kind_check;
alter table exchange_alarm add constraint ck_exchange_alarm_kind
  check (kind in ('CHANGED_FILE', 'REFUSED_FILE', 'TAMPERED_FILE', 'NOT_SENT', 'NOT_PROCESSED', 'DOES_NOT_ADD_UP', 'UNANSWERED', 'GAP'));
-- Files that wait for a second person, counted on the first page.
create index ix_bank_file_to_release on bank_file (id) where status = 'AWAITING_RELEASE';

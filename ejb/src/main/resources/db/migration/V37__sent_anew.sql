-- A batch whose file the bank has refused as a whole is sent anew under the same number: which sending it is, and who had it sent.
-- A file belongs to one sending: the same content may go out in two of them, and the bank may say the same about both.
alter table card_batch add column sending smallint not null default 1 constraint ck_card_batch_sending check (sending between 1 and 99);
alter table card_batch add column resent_by varchar(40);
alter table bank_file add column sending smallint not null default 1 constraint ck_bank_file_sending check (sending between 1 and 99);
drop index uq_bank_file_digest;
create unique index uq_bank_file_digest on bank_file (direction, digest, sending) where status <> 'REPEATED';

-- A file of the bank that was refused has not taken effect, so the same bytes may come again: under the agreed name, whole at last, or because somebody
-- asked for them. Until a file has left the inbox, what lies there under its name and with its content is the file itself.
alter table bank_file add column left_at timestamptz;
update bank_file set left_at = coalesce(finished_at, at) where direction = 'IN' and status not in ('RECEIVED', 'STOPPED');

drop index uq_bank_file_digest;
create unique index uq_bank_file_digest on bank_file (direction, digest, sending) where status <> 'REPEATED' and (direction = 'OUT' or status <> 'REFUSED');

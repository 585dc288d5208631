-- A request that was written and has not gone out can be stopped, as a result that has not taken effect.
alter table bank_file drop constraint ck_bank_file_stopped;
alter table bank_file add constraint ck_bank_file_stopped check (status <> 'STOPPED' or kind in ('RESULT', 'REQUEST'));

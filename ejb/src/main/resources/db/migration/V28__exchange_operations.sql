-- 交换监控: an operator stops a file of the bank before it takes effect, and downloads files for a reason.
alter table bank_file drop constraint ck_bank_file_status;
alter table bank_file add constraint ck_bank_file_status
  check (status in ('RECEIVED', 'STOPPED', 'APPLIED', 'QUARANTINED', 'REFUSED', 'REPEATED', 'WRITTEN', 'AWAITING_RELEASE', 'SENDING', 'SENT'));
alter table bank_file add constraint ck_bank_file_stopped check (status <> 'STOPPED' or direction = 'IN' and kind = 'RESULT');
insert into role_permission (role_code, permission) values ('MUNICIPAL_STAFF', 'DOWNLOAD_BANK_FILES');
-- Asked for by file and batch, also when they have ended.
create index ix_job_run_subject on job_run (job, subject, id);
create index ix_bank_rejection_file on bank_rejection (file_id, line_no);
create index ix_bank_file_to_send on bank_file (batch_no) where direction = 'OUT' and status in ('WRITTEN', 'AWAITING_RELEASE', 'SENDING');

-- Files of the bank the whole way: written, released by a second person, sent; answers that cannot be applied, settled by two persons;
-- alarms, and runs that somebody stops.

-- The owner is behind the walls too; what is filled in below is read from the whole city.
select set_config('unioncard.sees', 'CITY', true), set_config('unioncard.changes', 'CITY', true);

------------------------------------------------------------------ files
alter table bank_file alter column status type varchar(16);
alter table bank_file drop constraint bank_file_status_check;
-- Up to now a written file was a sent one.
update bank_file set status = 'SENT' where direction = 'OUT' and status = 'WRITTEN';
alter table bank_file add constraint ck_bank_file_status
  check (status in ('RECEIVED', 'APPLIED', 'QUARANTINED', 'REFUSED', 'REPEATED', 'WRITTEN', 'AWAITING_RELEASE', 'SENT'));
alter table bank_file add column repeated_count integer;          -- lines answered before in the same way
alter table bank_file add column made_by varchar(40);             -- who submitted the batch
alter table bank_file add column released_by varchar(40);
alter table bank_file add column released_at timestamptz;
alter table bank_file add constraint ck_bank_file_two_persons check (released_by is null or made_by is null or released_by <> made_by);
create index ix_bank_file_name on bank_file (direction, name);
create index ix_bank_file_received on bank_file (id) where status = 'RECEIVED';

------------------------------------------------------------------ lines that could not be applied
alter table bank_rejection add column batch_id bigint references card_batch;     -- null: no batch of ours
alter table bank_rejection add column union_id bigint references trade_union;
alter table bank_rejection add column district_id bigint;
alter table bank_rejection add column member_no varchar(20);
alter table bank_rejection add column code varchar(8);
alter table bank_rejection add column card_no_sealed varchar(120);
alter table bank_rejection add column card_date date;
alter table bank_rejection add column bank_text varchar(200);
alter table bank_rejection add column status varchar(12) not null default 'HELD' check (status in ('HELD', 'APPLIED', 'DISMISSED'));
alter table bank_rejection add column at timestamptz not null default now();
alter table bank_rejection add column settled_at timestamptz;
alter table bank_rejection add column settled_by varchar(100);                   -- both persons' names
alter table bank_rejection add column settled_reason varchar(100);
alter table bank_rejection add column version integer not null default 0;
alter table bank_rejection add constraint ck_bank_rejection_settled check ((status = 'HELD') = (settled_at is null));
update bank_rejection r set batch_id = b.id, union_id = b.union_id, district_id = b.district_id, at = f.at
  from bank_file f join card_batch b on b.batch_no = f.batch_no where f.id = r.file_id;
create index ix_bank_rejection_held on bank_rejection (union_id) include (district_id) where status = 'HELD';
call wall('bank_rejection');

------------------------------------------------------------------ alarms
create table exchange_alarm (
  id bigint generated always as identity primary key,
  kind varchar(20) not null check (kind in ('CHANGED_FILE', 'REFUSED_FILE', 'TAMPERED_FILE', 'NOT_SENT', 'DOES_NOT_ADD_UP', 'UNANSWERED', 'GAP')),
  subject varchar(120) not null,
  text varchar(300) not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by varchar(100),
  closed_reason varchar(100),
  constraint ck_exchange_alarm_closed check ((closed_at is null) = (closed_by is null))
);
create unique index uq_exchange_alarm_open on exchange_alarm (kind, subject) where closed_at is null;

------------------------------------------------------------------ who may
insert into role_permission (role_code, permission) values
  ('GRASSROOTS_CLERK', 'SETTLE_FEEDBACK'), ('GRASSROOTS_HEAD', 'SETTLE_FEEDBACK'), ('MUNICIPAL_STAFF', 'SETTLE_FEEDBACK'),
  ('MUNICIPAL_STAFF', 'RELEASE_BANK_FILES'), ('MUNICIPAL_STAFF', 'OPERATE_EXCHANGE');

-- Import of the member form in the background: the uploaded file, encrypted in pieces; the rows that passed the check, waiting to be taken;
-- and how far an import has come.
alter table member_import
  add status varchar(10) not null default 'APPLIED'
    constraint ck_member_import_status check (status in ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
  add passed_count integer not null default 0,         -- rows that wait to be taken, or waited when it was confirmed
  add last_row integer not null default 0,             -- of the phase under way: rows up to here are done with
  add file_size bigint,
  add file_key_sealed varchar(200),                    -- the file's own key, encrypted by the one for personal data
  add file_until date,                                 -- the file goes after this day
  add confirmed_by varchar(40),
  add confirmed_at timestamptz,
  add ended_at timestamptz,
  add failure varchar(60),                             -- code of the sentence that says why it ended, and what fills its place
  add failure_argument varchar(200);
alter table member_import alter column status set default 'CHECKING';
update member_import set passed_count = taken_count, ended_at = uploaded_at;

-- While rows are read and taken the counts are those so far.
alter table member_import drop constraint ck_member_import_counts;
alter table member_import add constraint ck_member_import_counts check (case
  when status = 'CHECKED' then row_count = passed_count + refused_count and taken_count = 0
  when status in ('APPLIED', 'UNDOING', 'UNDONE') then row_count = taken_count + refused_count else true end);
-- One file comes in once per union; what was given up, undone or could not be read may come again.
alter table member_import drop constraint uq_member_import_file;
create unique index uq_member_import_file on member_import (union_id, digest)
  where status not in ('CANCELLED', 'UNDONE') and (status <> 'FAILED' or confirmed_at is not null);
create index ix_member_import_recent on member_import (union_id, id desc) include (district_id);
create index ix_member_import_file_until on member_import (file_until) where file_key_sealed is not null;

create table member_import_file (
  import_id bigint not null references member_import on delete cascade,
  part integer not null,
  content bytea not null,
  primary key (import_id, part)
);

create table member_import_row (
  import_id bigint not null references member_import on delete cascade,
  row_no integer not null,
  name varchar(200) not null,
  name_original varchar(200) not null,
  name_pinyin varchar(400),
  sex char(1) not null,
  birth_date date not null,
  ethnicity varchar(20),
  nationality char(3) not null,
  document_type varchar(30) not null,
  document_sealed varchar(120) not null,
  document_index char(64) not null,
  mobile_sealed varchar(120) not null,
  joined_on date not null,
  education varchar(20),
  political_status varchar(20),
  employment varchar(20),
  skill_grade varchar(40),
  household_type varchar(20),
  household_place varchar(200),
  native_place varchar(200),
  migrant_worker boolean,
  work_unit varchar(200),
  change_kind varchar(12),
  change_reason varchar(40),
  primary key (import_id, row_no)
);

call wall_behind('member_import_file', 'import_id', 'member_import');
call wall_behind('member_import_row', 'import_id', 'member_import');

-- Undoing an import deletes members and persons: each of these would otherwise be read as a whole for each of them.
create index ix_card_person on card (person_id);
create index ix_cover_person on cover (person_id);
create index ix_transfer_look_up_member on transfer_look_up (member_id) where member_id is not null;

insert into parameter (code, valid_from, value) values ('IMPORT_FILE_DAYS', '2014-01-01', '30'), ('UNION_IMPORT_MAX_ROWS', '2014-01-01', '5000');
update parameter set value = '100000' where code = 'IMPORT_MAX_ROWS' and value = '5000';

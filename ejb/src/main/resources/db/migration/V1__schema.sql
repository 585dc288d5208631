-- The whole first schema. Every table that grows with the members carries the district, so that it can be distributed by it later.
-- Money is integer fen. *_sealed columns hold encrypted personal data, *_index their keyed hash for equality search.

create extension if not exists pg_trgm;

------------------------------------------------------------------ organisation
create sequence trade_union_seq start 1;
create table trade_union (
  id bigint primary key default nextval('trade_union_seq'),
  code varchar(20) not null,
  name varchar(200) not null,
  level varchar(12) not null check (level in ('MUNICIPAL', 'DISTRICT', 'INTERMEDIATE', 'GRASSROOTS')),
  parent_id bigint references trade_union,
  path varchar(400) not null,            -- '/1/17/230/': ids from the root down, own id last
  district_id bigint references trade_union, -- the district or bureau above or itself; null for the municipal federation only
  status varchar(12) not null default 'ACTIVE' check (status in ('ACTIVE', 'CLOSED')),
  unit_name varchar(200),
  unit_credit_code varchar(18),
  union_credit_code varchar(18),
  address varchar(300),
  phone varchar(40),
  leader varchar(100),
  created_at timestamptz not null default now(),
  version integer not null default 0,
  constraint uq_trade_union_code unique (code),
  constraint uq_trade_union_path unique (path),
  constraint uq_trade_union_name unique nulls not distinct (parent_id, name),
  constraint ck_trade_union_parent check ((level = 'MUNICIPAL') = (parent_id is null)),
  constraint ck_trade_union_district check ((level = 'MUNICIPAL') = (district_id is null))
);
create unique index uq_trade_union_root on trade_union ((true)) where parent_id is null;
create index ix_trade_union_parent on trade_union (parent_id, name);
create index ix_trade_union_path on trade_union (path varchar_pattern_ops);
create index ix_trade_union_district on trade_union (district_id);

------------------------------------------------------------------ accounts
create table role (
  code varchar(30) primary key,
  name varchar(60) not null
);
create table role_permission (
  role_code varchar(30) not null references role on delete cascade,
  permission varchar(40) not null,
  primary key (role_code, permission)
);
create sequence user_account_seq start 1;
create table user_account (
  id bigint primary key default nextval('user_account_seq'),
  login varchar(40) not null,
  name varchar(100) not null,
  union_id bigint not null references trade_union,
  password_hash varchar(400) not null,
  must_change_password boolean not null default true,
  enabled boolean not null default true,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 0,
  constraint uq_user_account_login unique (login),
  constraint ck_user_account_login check (login = lower(login))
);
create index ix_user_account_union on user_account (union_id);
create table user_role (
  user_id bigint not null references user_account on delete cascade,
  role_code varchar(30) not null references role,
  primary key (user_id, role_code)
);
-- At most one row: the token with which the first administrator makes the own account.
create table setup_token (
  only_one boolean primary key default true check (only_one),
  token_hash varchar(64) not null,
  created_at timestamptz not null
);

------------------------------------------------------------------ audit
create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  login varchar(40),
  union_id bigint,
  action varchar(120) not null,
  subject varchar(400),
  outcome varchar(60) not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null
);
create index ix_audit_entry_at on audit_entry (at);
create index ix_audit_entry_login on audit_entry (login, at);
-- Append-only: the trail may be added to and read, nothing else.
create function audit_entry_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'audit_entry is append-only'; end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_is_append_only();

------------------------------------------------------------------ members
create sequence person_seq start 1;
create table person (
  id bigint primary key default nextval('person_seq'),
  name varchar(200) not null,              -- normalised: NFC, middle dot U+00B7, no outer blanks
  name_original varchar(200) not null,     -- as it came in
  name_pinyin varchar(400),
  sex char(1) check (sex in ('M', 'F')),
  birth_date date,
  ethnicity varchar(20),
  nationality char(3) not null default 'CHN',
  document_type varchar(30) not null,
  document_sealed varchar(120) not null,
  document_index char(64) not null,
  document_expires_on date,
  document_long_term boolean not null default false,
  mobile_sealed varchar(120),
  constraint uq_person_document unique (document_type, document_index),
  constraint ck_person_expiry check (not (document_long_term and document_expires_on is not null))
);
create index ix_person_name on person (name varchar_pattern_ops);
create index ix_person_document_index on person (document_index);

create sequence member_no_seq start 70311000;
create sequence member_seq start 1;
create table member (
  id bigint primary key default nextval('member_seq'),
  member_no char(10) not null,
  person_id bigint not null references person,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  status varchar(14) not null check (status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'REFUSED', 'RETAINED', 'LEFT')),
  handling_status varchar(12) not null default 'OPEN' check (handling_status in ('OPEN', 'IN_PROGRESS', 'ISSUED', 'FAILED')),
  special_reason varchar(20),              -- set by the bank's answer: the next time straight into the special channel
  joined_on date,
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
  import_id bigint,
  created_at timestamptz not null,
  reviewed_by varchar(40),
  reviewed_at timestamptz,
  version integer not null default 0,
  constraint uq_member_no unique (member_no)
);
create unique index uq_member_person on member (person_id) where status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED');
create index ix_member_union on member (union_id, status, handling_status);
create index ix_member_district on member (district_id, status, id);
create index ix_member_import on member (import_id);

create sequence member_import_seq start 1;
create table member_import (
  id bigint primary key default nextval('member_import_seq'),
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  file_name varchar(255) not null,
  digest char(64) not null,
  row_count integer not null,
  taken_count integer not null,
  refused_count integer not null,
  uploaded_by varchar(40) not null,
  uploaded_at timestamptz not null,
  constraint uq_member_import_file unique (union_id, digest),
  constraint ck_member_import_counts check (row_count = taken_count + refused_count)
);
create table member_import_refusal (
  import_id bigint not null references member_import on delete cascade,
  row_no integer not null,
  column_name varchar(60) not null,
  value_masked varchar(200) not null,
  reason varchar(200) not null,
  remedy varchar(200) not null
);
create index ix_member_import_refusal on member_import_refusal (import_id, row_no);

------------------------------------------------------------------ registries, snapshots loaded from files
create schema registry;
create table registry.snapshot (
  id bigint generated always as identity primary key,
  registry varchar(20) not null check (registry in ('POPULATION', 'SOCIAL_INSURANCE')),
  file_name varchar(255) not null,
  digest char(64) not null,
  row_count integer not null,
  status varchar(12) not null check (status in ('LOADING', 'CURRENT', 'REPLACED', 'FAILED')),
  reason varchar(300),
  loaded_by varchar(40) not null,
  loaded_at timestamptz not null
);
create unique index uq_snapshot_current on registry.snapshot (registry) where status = 'CURRENT';
create table registry.population (
  snapshot_id bigint not null,
  document_index char(64) not null,
  name varchar(200) not null,
  state varchar(12) not null check (state in ('ALIVE', 'DECEASED', 'CANCELLED')),
  primary key (snapshot_id, document_index)
);
create table registry.social_insurance (
  snapshot_id bigint not null,
  document_index char(64) not null,
  unit_credit_code varchar(18) not null,
  primary key (snapshot_id, document_index)
);

------------------------------------------------------------------ pending list and verification
create sequence pending_entry_seq start 1;
create table pending_entry (
  id bigint primary key default nextval('pending_entry_seq'),
  member_id bigint not null references member,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  channel varchar(8) not null check (channel in ('REGULAR', 'SPECIAL')),
  special_reason varchar(20),
  added_at timestamptz not null,
  added_by varchar(40) not null,
  verification varchar(12) not null default 'UNVERIFIED' check (verification in ('UNVERIFIED', 'VERIFYING', 'PASSED', 'FAILED')),
  population_answer varchar(24),
  insurance_answer varchar(24),
  reason varchar(200),
  verified_at timestamptz,
  run_id bigint,
  version integer not null default 0,
  constraint uq_pending_entry_member unique (member_id),
  constraint ck_pending_entry_reason check ((channel = 'SPECIAL') = (special_reason is not null))
);
create index ix_pending_entry_union on pending_entry (union_id, channel, verification);
create index ix_pending_entry_run on pending_entry (run_id, id) where verification = 'VERIFYING';

create table special_information (
  member_id bigint primary key references member,
  district_id bigint not null,
  surname_latin varchar(100),
  given_name_latin varchar(100),
  nationality char(3),
  permit_sealed varchar(160),
  permit_expires_on date,
  occupation varchar(60),
  address_sealed varchar(1000),
  tax_residency varchar(12) check (tax_residency in ('RESIDENT', 'NON_RESIDENT', 'BOTH')),
  bank_name varchar(200),
  name_pinyin varchar(200),
  completed_at timestamptz,
  completed_by varchar(40),
  version integer not null default 0
);

create sequence verification_run_seq start 1;
create table verification_run (
  id bigint primary key default nextval('verification_run_seq'),
  union_id bigint not null references trade_union,
  district_id bigint not null,
  channel varchar(8) not null,
  total integer not null,
  status varchar(12) not null check (status in ('RUNNING', 'FINISHED', 'FAILED')),
  started_by varchar(40) not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create unique index uq_verification_run_open on verification_run (union_id, channel) where status = 'RUNNING';
create table verification_answer (
  run_id bigint not null references verification_run,
  member_id bigint not null,
  district_id bigint not null,
  registry varchar(20) not null,
  answer varchar(24) not null,
  at timestamptz not null,
  primary key (run_id, member_id, registry)
);
create index ix_verification_answer_member on verification_answer (member_id);
-- What an answer means for the entry: PASS, WARN (passes with a note) or FAIL; UNDECIDED leaves it unverified.
create table verification_policy (
  registry varchar(20) not null,
  answer varchar(24) not null,
  outcome varchar(10) not null check (outcome in ('PASS', 'WARN', 'FAIL', 'UNDECIDED')),
  text varchar(120) not null,
  primary key (registry, answer)
);

------------------------------------------------------------------ batches, cards, log
create sequence card_batch_seq start 1;
create sequence card_batch_no_seq minvalue 1 maxvalue 999999 cycle;
create table card_batch (
  id bigint primary key default nextval('card_batch_seq'),
  batch_no char(14) not null,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  channel varchar(8) not null check (channel in ('REGULAR', 'SPECIAL')),
  line_count integer not null,
  issued_count integer not null default 0,
  refused_count integer not null default 0,
  status varchar(16) not null check (status in ('TO_SEND', 'SENT', 'ACKNOWLEDGED', 'PARTLY_ANSWERED', 'ANSWERED', 'REJECTED', 'WITHDRAWN')),
  submitted_by varchar(40) not null,
  submitter_name varchar(100) not null,
  submitted_at timestamptz not null,
  sent_at timestamptz,
  acknowledged_at timestamptz,
  feedback_at timestamptz,
  bank_text varchar(200),
  print_count integer not null default 0,
  printed_at timestamptz,
  version integer not null default 0,
  constraint uq_card_batch_no unique (batch_no),
  constraint ck_card_batch_counts check (issued_count + refused_count <= line_count)
);
create index ix_card_batch_union on card_batch (union_id, submitted_at desc);
create index ix_card_batch_district on card_batch (district_id, submitted_at desc);
create index ix_card_batch_to_send on card_batch (id) where status = 'TO_SEND';
create table card_batch_line (
  batch_id bigint not null references card_batch,
  seq integer not null,
  district_id bigint not null,
  member_id bigint not null references member,
  person_id bigint not null references person,
  member_no char(10) not null,
  name varchar(200) not null,
  bank_name varchar(200),                  -- special channel: the name as agreed with the bank, sent instead of the name
  name_pinyin varchar(400),
  sex char(1),
  birth_date date,
  nationality char(3) not null,
  document_type varchar(30) not null,
  document_sealed varchar(120) not null,
  document_expires_on date,
  document_long_term boolean not null,
  mobile_sealed varchar(120),
  address_sealed varchar(1000),
  occupation varchar(60),
  status varchar(8) not null default 'OPEN' check (status in ('OPEN', 'ISSUED', 'REFUSED')),
  bank_code varchar(8),
  bank_text varchar(200),
  card_id bigint,
  answered_at timestamptz,
  primary key (batch_id, seq),
  constraint ck_card_batch_line_answer check ((status = 'OPEN') = (answered_at is null))
);
create unique index uq_card_batch_line_open on card_batch_line (member_id) where status = 'OPEN';
create index ix_card_batch_line_member on card_batch_line (member_id);

create sequence card_seq start 1;
create table card (
  id bigint primary key default nextval('card_seq'),
  person_id bigint not null references person,
  member_id bigint not null references member,
  district_id bigint not null,
  card_no_sealed varchar(120) not null,
  card_no_index char(64) not null,
  card_no_date date not null,
  status varchar(12) not null default 'INACTIVE' check (status in ('INACTIVE', 'ACTIVE', 'LOST', 'REPLACED', 'CANCELLED')),
  issued_at timestamptz not null,
  batch_id bigint references card_batch,
  version integer not null default 0,
  constraint uq_card_no unique (card_no_index)
);
create unique index uq_card_person on card (person_id) where status in ('INACTIVE', 'ACTIVE', 'LOST');
create index ix_card_member on card (member_id);

create table card_log (
  id bigint generated always as identity primary key,
  member_id bigint not null,
  district_id bigint not null,
  at timestamptz not null,
  actor varchar(100) not null,
  step varchar(24) not null,
  outcome varchar(12) not null check (outcome in ('DONE', 'PASSED', 'FAILED', 'WAITING')),
  text varchar(300) not null,
  batch_no char(14)
);
create index ix_card_log_member on card_log (member_id, id);

------------------------------------------------------------------ files of the bank
create table bank_return_code (
  code varchar(8) primary key,
  class varchar(8) not null check (class in ('SUCCESS', 'BUSINESS', 'SPECIAL', 'RETRY')),
  text varchar(100) not null,
  special_reason varchar(20),
  constraint ck_bank_return_code_special check ((class = 'SPECIAL') = (special_reason is not null))
);
create table bank_document_code (
  document_type varchar(30) primary key,
  bank_code varchar(8) not null
);
create sequence bank_file_seq start 1;
create table bank_file (
  id bigint primary key default nextval('bank_file_seq'),
  direction varchar(4) not null check (direction in ('OUT', 'IN')),
  kind varchar(16) not null check (kind in ('REQUEST', 'ACKNOWLEDGEMENT', 'RESULT')),
  name varchar(120) not null,
  digest char(64) not null,
  size_bytes bigint not null,
  batch_no char(14),
  line_count integer,
  applied_count integer,
  rejected_count integer,
  status varchar(12) not null check (status in ('RECEIVED', 'APPLIED', 'REFUSED', 'REPEATED', 'WRITTEN')),
  reason varchar(300),
  at timestamptz not null,
  finished_at timestamptz
);
create unique index uq_bank_file_digest on bank_file (direction, digest) where status <> 'REPEATED';
create index ix_bank_file_batch on bank_file (batch_no);
create table bank_result_line (
  file_id bigint not null references bank_file on delete cascade,
  line_no integer not null,
  batch_no char(14) not null,
  seq integer not null,
  member_no varchar(20) not null,
  code varchar(8) not null,
  card_no_sealed varchar(120),
  card_no_index char(64),
  card_date date,
  text varchar(200),
  primary key (file_id, line_no)
);
create table bank_rejection (
  id bigint generated always as identity primary key,
  file_id bigint not null references bank_file,
  line_no integer not null,
  seq integer,
  reason varchar(24) not null,
  text varchar(300) not null,
  constraint uq_bank_rejection unique (file_id, line_no)
);

------------------------------------------------------------------ cover
create table insurance_year (
  year integer primary key,
  starts_on date not null,
  ends_on date not null,
  half_year_border date not null,        -- a cover that starts after it pays the half premium
  collective_from date not null,
  collective_to date not null,
  new_card_start varchar(16) not null check (new_card_start in ('CARD_DATE', 'UPLOAD', 'CONFIRMATION')),
  without_cover_start varchar(16) not null check (without_cover_start in ('UPLOAD', 'CONFIRMATION'))
);
create table coverage_plan (
  year integer not null references insurance_year,
  type varchar(4) not null,
  name varchar(60) not null,
  benefits varchar(400) not null,
  example boolean not null default false,  -- figures assumed, not taken from a published source
  primary key (year, type)
);
create table premium_rate (
  year integer not null,
  type varchar(4) not null,
  period varchar(4) not null check (period in ('FULL', 'HALF')),
  premium_fen integer not null,
  municipal_fen integer not null,
  lower_fen integer not null,
  primary key (year, type, period),
  foreign key (year, type) references coverage_plan,
  constraint ck_premium_rate_shares check (premium_fen = municipal_fen + lower_fen and municipal_fen >= 0 and lower_fen >= 0)
);
create sequence enrolment_batch_seq start 1;
create sequence enrolment_batch_no_seq minvalue 1 maxvalue 999999 cycle;
create table enrolment_batch (
  id bigint primary key default nextval('enrolment_batch_seq'),
  batch_no char(14),
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  year integer not null references insurance_year,
  way varchar(20) not null check (way in ('COLLECTIVE', 'CARD_WITHOUT_COVER', 'NEW_CARD')),
  type varchar(4) not null,
  headcount integer not null check (headcount > 0),
  premium_fen bigint not null,
  municipal_fen bigint not null,
  lower_fen bigint not null,
  status varchar(20) not null check (status in ('AWAITING_DISTRICT', 'CONFIRMED', 'RETURNED', 'WITHDRAWN')),
  submitted_by varchar(40) not null,
  submitted_at timestamptz not null,
  decided_by varchar(40),
  decided_at timestamptz,
  return_reason varchar(300),
  updated_at timestamptz not null,
  version integer not null default 0,
  constraint uq_enrolment_batch_no unique (batch_no),
  constraint ck_enrolment_batch_no check ((status = 'CONFIRMED') = (batch_no is not null)),
  constraint ck_enrolment_batch_shares check (premium_fen = municipal_fen + lower_fen),
  constraint ck_enrolment_batch_decision check (decided_by is null or decided_by <> submitted_by)
);
create index ix_enrolment_batch_union on enrolment_batch (union_id, submitted_at desc);
create index ix_enrolment_batch_district on enrolment_batch (district_id, status, submitted_at desc);
-- One plan per grassroots union and year, across all ways and batches.
create table union_plan_choice (
  union_id bigint not null references trade_union,
  year integer not null,
  type varchar(4) not null,
  primary key (union_id, year),
  foreign key (year, type) references coverage_plan
);
create table cover (
  id bigint generated always as identity primary key,
  batch_id bigint not null references enrolment_batch,
  person_id bigint not null references person,
  member_id bigint not null references member,
  card_id bigint not null references card,
  union_id bigint not null,
  district_id bigint not null,
  year integer not null,
  type varchar(4) not null,
  status varchar(12) not null check (status in ('PROPOSED', 'CONFIRMED', 'VOID', 'RELEASED')),
  starts_on date not null,
  ends_on date not null,
  period varchar(4) not null,
  premium_fen integer not null,
  municipal_fen integer not null,
  lower_fen integer not null,
  constraint ck_cover_shares check (premium_fen = municipal_fen + lower_fen),
  constraint ck_cover_dates check (starts_on <= ends_on)
);
-- One cover per person and year in the whole city, also while a batch waits for the district.
create unique index uq_cover_person_year on cover (person_id, year) where status in ('PROPOSED', 'CONFIRMED');
create index ix_cover_batch on cover (batch_id);
create index ix_cover_member on cover (member_id, year);

------------------------------------------------------------------ jobs
-- The truth about background work: who works on what, since when, and until when the claim holds.
create table job_run (
  id bigint generated always as identity primary key,
  job varchar(40) not null,
  subject varchar(120) not null,
  execution_id bigint,
  node varchar(80) not null,
  status varchar(12) not null check (status in ('RUNNING', 'COMPLETED', 'FAILED')),
  restarts integer not null default 0,
  started_at timestamptz not null,
  lease_until timestamptz not null,
  finished_at timestamptz,
  reason varchar(300)
);
create unique index uq_job_run_open on job_run (job, subject) where status = 'RUNNING';
create index ix_job_run_lease on job_run (lease_until) where status = 'RUNNING';

-- Dated parameters: the row with the latest valid_from not after today holds.
create table parameter (
  code varchar(40) not null,
  valid_from date not null,
  value varchar(100) not null,
  primary key (code, valid_from)
);

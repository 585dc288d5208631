-- 给付登记: what the carrier has paid (docs/benefit-file-format.md).
create sequence benefit_import_seq start 1;
create table benefit_import (
  id bigint primary key default nextval('benefit_import_seq'),
  union_id bigint not null references trade_union,   -- the union of who uploaded it
  district_id bigint references trade_union,
  file_name varchar(255) not null,
  digest char(64) not null,
  status varchar(20) not null default 'CHECKED',
  row_count integer not null,
  taken_count integer not null,
  refused_count integer not null,
  uploaded_by varchar(40) not null,
  uploaded_at timestamptz not null,
  decided_by varchar(40),
  decided_at timestamptz,
  -- A file that was given up or taken back may come again.
  constraint uq_benefit_import_file exclude using btree (union_id with =, digest with =) where (status in ('CHECKED', 'REGISTERED')),
  constraint ck_benefit_import_counts check (row_count = taken_count + refused_count),
  constraint ck_benefit_import_status check (status in ('CHECKED', 'REGISTERED', 'CANCELLED', 'WITHDRAWN') and (status = 'CHECKED') = (decided_at is null))
);
create table benefit_import_refusal (
  import_id bigint not null references benefit_import on delete cascade,
  row_no integer not null,
  column_name varchar(60) not null,
  value_masked varchar(200) not null,
  reason varchar(200) not null,
  remedy varchar(200) not null
);
create index ix_benefit_import_refusal on benefit_import_refusal (import_id, row_no);
call wall('benefit_import');
call wall_behind('benefit_import_refusal', 'import_id', 'benefit_import');

create table benefit (
  import_id bigint not null references benefit_import,
  row_no integer not null,
  cover_id bigint not null references cover,
  claim_no varchar(40) not null,
  kind varchar(20) not null,
  paid_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  status varchar(20) not null check (status in ('CHECKED', 'REGISTERED', 'WITHDRAWN')),
  primary key (import_id, row_no)
);
-- One claim is registered once, in whatever file it comes.
create unique index uq_benefit_claim on benefit (claim_no) where status <> 'WITHDRAWN';
create index ix_benefit_cover on benefit (cover_id) where status = 'REGISTERED';
call wall_behind('benefit', 'cover_id', 'cover');

insert into role_permission (role_code, permission) values ('MUNICIPAL_STAFF', 'IMPORT_BENEFITS'), ('INSURANCE_CENTRE', 'IMPORT_BENEFITS')
  on conflict do nothing;

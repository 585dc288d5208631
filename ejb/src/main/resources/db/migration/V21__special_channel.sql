-- 特殊办卡通道: what the form asks for by reason, the attachments, and the decision of the municipal federation.

------------------------------------------------------------------ the form
-- Which of these are needed for which reason stands in SpecialItem. Three tax countries, as the bank's form has three lines.
alter table special_information
  add column document_issuer varchar(100),
  add column sex char(1) check (sex in ('M', 'F')),                 -- asked for only where the person's is not known
  add column birth_date date,                                       -- likewise
  add column mobile_sealed varchar(120),
  add column tax_address_sealed varchar(1000),
  add column tax_address_english_sealed varchar(1000),
  add column birthplace_sealed varchar(1000),
  add column birthplace_english_sealed varchar(1000),
  add column tax_country_1 char(3),
  add column tin_1_sealed varchar(160),
  add column no_tin_1 varchar(200),
  add column tax_country_2 char(3),
  add column tin_2_sealed varchar(160),
  add column no_tin_2 varchar(200),
  add column tax_country_3 char(3),
  add column tin_3_sealed varchar(160),
  add column no_tin_3 varchar(200),
  add column tax_signed_by varchar(8) check (tax_signed_by in ('SELF', 'AGENT')),
  add column tax_signed_on date;

-- What counted as complete was so without attachments and the new items.
update special_information set completed_at = null, completed_by = null where completed_at is not null;

------------------------------------------------------------------ attachments
-- Encrypted with a key of its own each, which is sealed like personal data: a rotation renews the small key and leaves the content alone
-- (docs/adr/0015-attachments.md). Names are made from kind and id; the name of the uploaded file is not kept.
create table special_attachment (
  id bigint generated always as identity primary key,
  member_id bigint not null references member,
  district_id bigint not null,
  kind varchar(20) not null check (kind in ('FRONT', 'BACK', 'PERMIT', 'AUTHORISATION', 'TAX_DECLARATION')),
  media_type varchar(20) not null check (media_type in ('JPEG', 'PNG', 'PDF')),
  size_bytes integer not null check (size_bytes > 0),
  digest char(64) not null,                                         -- SHA-256 of the file as uploaded
  key_sealed varchar(200) not null,
  content bytea not null,
  uploaded_by varchar(40) not null,
  uploader_name varchar(100) not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,                                           -- kept for the batch it was submitted with, no part of the form any more
  removed_by varchar(40),
  constraint ck_special_attachment_removed check ((removed_at is null) = (removed_by is null))
);
-- Encrypted bytes do not compress.
alter table special_attachment alter column content set storage external;
-- The same file of a kind once: a double click uploads nothing twice.
create unique index uq_special_attachment_file on special_attachment (member_id, kind, digest) where removed_at is null;
call wall_behind('special_attachment', 'member_id', 'member');

-- What a batch was submitted with. What is referred to here is never deleted.
create table card_batch_attachment (
  batch_id bigint not null,
  seq integer not null,
  attachment_id bigint not null references special_attachment,
  district_id bigint not null,
  primary key (batch_id, seq, attachment_id),
  foreign key (batch_id, seq) references card_batch_line
);
create index ix_card_batch_attachment on card_batch_attachment (attachment_id);
call wall_behind('card_batch_attachment', 'batch_id', 'card_batch');

------------------------------------------------------------------ the decision
insert into role_permission (role_code, permission) values ('MUNICIPAL_STAFF', 'DECIDE_CHANNEL') on conflict do nothing;

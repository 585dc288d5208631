-- The money of the cover (资金台账, 缴费凭证; docs/adr/0018-ledger.md): a double-entry ledger that nobody rewrites, and the proofs of payment.

------------------------------------------------------------------ what a union owes
-- Last day for the voucher; null until confirmed. It follows the batch into another district, as what is owed does. A batch owes from its
-- confirmation until a voucher is handed in, and again when that is returned: kept beside it, so that nobody looks through the batches paid long ago.
alter table enrolment_batch add column voucher_due_on date, add column owes boolean not null default false,
  add constraint ck_enrolment_batch_owes check (not owes or status = 'CONFIRMED' and lower_fen > 0 and voucher_due_on is not null);
create index ix_enrolment_batch_due on enrolment_batch (district_id, voucher_due_on) include (union_id) where owes;
create index ix_enrolment_batch_owing on enrolment_batch (union_id, voucher_due_on) where owes;

------------------------------------------------------------------ vouchers
-- Encrypted as attachments of the special channel are (docs/adr/0015-attachments.md).
create table payment_voucher (
  id bigint generated always as identity primary key,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  media_type varchar(20) not null check (media_type in ('JPEG', 'PNG', 'PDF')),
  size_bytes integer not null check (size_bytes > 0),
  digest char(64) not null,                                         -- SHA-256 of the file as uploaded
  key_sealed varchar(200) not null,
  content bytea not null,
  status varchar(12) not null default 'SUBMITTED' constraint ck_payment_voucher_status check (status in ('SUBMITTED', 'VERIFIED', 'RETURNED')),
  uploaded_by varchar(40) not null,
  uploader_name varchar(100) not null,
  uploaded_at timestamptz not null,
  decided_by varchar(40),
  decider_name varchar(100),
  decided_at timestamptz,
  revoked_by varchar(40),                                           -- who took the verification back; who had verified stays beside it
  revoker_name varchar(100),
  revoked_at timestamptz,
  return_reason varchar(300),
  version integer not null default 0,
  constraint ck_payment_voucher_decided check ((status = 'SUBMITTED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint ck_payment_voucher_revoked check ((revoked_by is null) = (revoked_at is null) and (revoked_by is null or status = 'RETURNED')),
  constraint ck_payment_voucher_four_eyes check (decided_by <> uploaded_by and (revoked_by is null or revoked_by <> uploaded_by)),
  constraint ck_payment_voucher_reason check ((status = 'RETURNED') = (return_reason is not null))
);
alter table payment_voucher alter column content set storage external;
-- One proof of payment pays once in a union. Whether another union hands in the same file is left to the district that looks at it.
create unique index uq_payment_voucher_file on payment_voucher (union_id, digest) where status <> 'RETURNED';
create index ix_payment_voucher_union on payment_voucher (union_id, id desc) include (district_id);
create index ix_payment_voucher_district on payment_voucher (district_id, status, id desc) include (union_id);
call wall('payment_voucher');

create table payment_voucher_batch (
  voucher_id bigint not null references payment_voucher,
  batch_id bigint not null references enrolment_batch,
  district_id bigint not null,
  lower_fen bigint not null check (lower_fen > 0),                  -- of the batch, as the voucher was checked against
  live boolean not null default true,                               -- false: the voucher was returned, the batch owes again
  primary key (voucher_id, batch_id)
);
create unique index uq_payment_voucher_batch_live on payment_voucher_batch (batch_id) where live;
call wall_behind('payment_voucher_batch', 'voucher_id', 'payment_voucher');

------------------------------------------------------------------ the ledger
-- Union and district are those of the booking's time and stay, whatever becomes of the union.
create table ledger_entry (
  id bigint generated always as identity primary key,
  kind varchar(12) not null constraint ck_ledger_entry_kind check (kind in ('ENROLMENT', 'VOUCHER', 'REVERSAL')),
  booked_on date not null,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  year integer not null references insurance_year,
  batch_id bigint not null references enrolment_batch,
  batch_no varchar(14) not null,
  voucher_id bigint references payment_voucher,
  reverses_id bigint references ledger_entry,
  amount_fen bigint not null check (amount_fen >= 0),               -- what both sides add up to
  booked_by varchar(40) not null,
  booker_name varchar(100) not null,
  booked_at timestamptz not null,
  text varchar(400) not null,
  constraint uq_ledger_entry_place unique (id, union_id, district_id),
  constraint ck_ledger_entry_about check ((kind = 'REVERSAL') = (reverses_id is not null) and (kind <> 'ENROLMENT' or voucher_id is null)
    and (kind <> 'VOUCHER' or voucher_id is not null))
);
create unique index uq_ledger_entry_enrolment on ledger_entry (batch_id) where kind = 'ENROLMENT';
create unique index uq_ledger_entry_voucher on ledger_entry (voucher_id, batch_id) where kind = 'VOUCHER';
create unique index uq_ledger_entry_reversed on ledger_entry (reverses_id) where reverses_id is not null;
create index ix_ledger_entry_batch on ledger_entry (batch_id, id);
create index ix_ledger_entry_union on ledger_entry (union_id, id desc) include (district_id);
create index ix_ledger_entry_district on ledger_entry (district_id, id desc) include (union_id);
create index ix_ledger_entry_year on ledger_entry (year, district_id, id desc) include (union_id);
call wall('ledger_entry');

create table ledger_line (
  entry_id bigint not null,
  account varchar(20) not null constraint ck_ledger_line_account check (account in ('MUNICIPAL_SHARE', 'LOWER_SHARE', 'PREMIUM')),
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  union_id bigint not null,
  district_id bigint not null,
  primary key (entry_id, account),
  constraint ck_ledger_line_side check (debit_fen = 0 or credit_fen = 0),
  foreign key (entry_id, union_id, district_id) references ledger_entry (id, union_id, district_id)
);
call wall('ledger_line');

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry for each statement execute function is_append_only();
create trigger ledger_line_append_only before update or delete or truncate on ledger_line for each statement execute function is_append_only();
do $$
begin
  -- An owner without these rights could not check its own references.
  if '${application}' <> current_user then
    revoke update, delete on ledger_entry, ledger_line from ${application};
    revoke delete on payment_voucher, payment_voucher_batch from ${application};
  end if;
end $$;

-- At the end of the transaction both sides of an entry are its amount, so that no later line fits in; a reversal is its entry the other way round.
-- A line of zero would always fit: it is the share of somebody who pays nothing in an ENROLMENT, which takes all accounts at once, and nothing elsewhere.
create function ledger_entry_is_balanced() returns trigger language plpgsql as
$$ declare
  entry ledger_entry;
  debit bigint;
  credit bigint;
  seen text := current_setting('unioncard.sees', true);
begin
  -- An entry stands in the district that confirmed, which need not be the one of who works.
  perform set_config('unioncard.sees', 'CITY', true);
  select * into entry from ledger_entry where id = cast(to_jsonb(new) ->> tg_argv[0] as bigint);
  select coalesce(sum(debit_fen), 0), coalesce(sum(credit_fen), 0) into debit, credit from ledger_line where entry_id = entry.id;
  if entry.id is null or debit <> entry.amount_fen or credit <> entry.amount_fen then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_balanced', table = 'ledger_entry',
      message = format('ledger entry %s of %s fen has %s on the debit and %s on the credit side', entry.id, entry.amount_fen, debit, credit);
  end if;
  if entry.kind <> 'ENROLMENT' and exists (select from ledger_line where entry_id = entry.id and debit_fen = 0 and credit_fen = 0) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_line_zero', table = 'ledger_line',
      message = format('ledger entry %s has a line of zero and is no enrolment', entry.id);
  end if;
  if entry.kind = 'REVERSAL' and (
      not exists (select from ledger_entry o where o.id = entry.reverses_id and o.kind <> 'REVERSAL' and o.voucher_id is not distinct from entry.voucher_id
        and (o.batch_id, o.union_id, o.district_id, o.year, o.amount_fen)
          = (entry.batch_id, entry.union_id, entry.district_id, entry.year, entry.amount_fen))
      or exists (select account, debit_fen, credit_fen from ledger_line where entry_id = entry.id
        except select account, credit_fen, debit_fen from ledger_line where entry_id = entry.reverses_id)) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_reversal', table = 'ledger_entry',
      message = format('ledger entry %s is not the reversal of %s', entry.id, entry.reverses_id);
  end if;
  perform set_config('unioncard.sees', coalesce(seen, ''), true);
  return null;
end $$;

------------------------------------------------------------------ who may
insert into role_permission (role_code, permission) values
  ('GRASSROOTS_CLERK', 'HAND_IN_VOUCHERS'), ('DISTRICT_REVIEWER', 'VERIFY_VOUCHERS'),
  ('DISTRICT_REVIEWER', 'VIEW_LEDGER'), ('MUNICIPAL_STAFF', 'VIEW_LEDGER'), ('INSURANCE_CENTRE', 'VIEW_LEDGER') on conflict do nothing;
update role set description = '全市：查看参保批次、会员保障与资金台账' where code = 'INSURANCE_CENTRE' and shipped;

------------------------------------------------------------------ batches confirmed before
-- Booked as of their confirmation; their unions have the time from today on.
with entry as (
  insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, booked_by, booker_name, booked_at, text)
  select 'ENROLMENT', (coalesce(b.decided_at, b.updated_at) at time zone 'Asia/Shanghai')::date, b.union_id, b.district_id, b.year, b.id, b.batch_no, b.premium_fen,
    coalesce(b.decided_by, b.submitted_by), coalesce(a.name, b.decided_by, b.submitted_by), coalesce(b.decided_at, b.updated_at),
    '参保批次 ' || b.batch_no || '，' || b.headcount || ' 人'
  from enrolment_batch b left join user_account a on a.login = b.decided_by where b.status = 'CONFIRMED' order by coalesce(b.decided_at, b.updated_at), b.id
  returning id, batch_id, union_id, district_id)
insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
select e.id, l.account, l.debit, l.credit, e.union_id, e.district_id from entry e join enrolment_batch b on b.id = e.batch_id,
  lateral (values ('MUNICIPAL_SHARE', b.municipal_fen, 0), ('LOWER_SHARE', b.lower_fen, 0), ('PREMIUM', 0, b.premium_fen)) l (account, debit, credit);
update enrolment_batch set voucher_due_on = (now() at time zone 'Asia/Shanghai')::date + 15, owes = lower_fen > 0 where status = 'CONFIRMED';

-- After what was confirmed before is booked: balanced by the way it is written, it would be looked at line by line.
create constraint trigger ledger_entry_balanced after insert on ledger_entry deferrable initially deferred
  for each row execute function ledger_entry_is_balanced('id');
create constraint trigger ledger_line_balanced after insert on ledger_line deferrable initially deferred
  for each row execute function ledger_entry_is_balanced('entry_id');

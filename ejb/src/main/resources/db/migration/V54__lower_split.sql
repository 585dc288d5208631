-- 缴费分担 (docs/adr/0018-ledger.md): how what the municipal share leaves of a premium is divided among the levels of a district.

------------------------------------------------------------------ the split
-- Of a district from a day on; the row of the municipal federation holds where a district has none. What the percentages leave, and the fen they cut
-- off, the base union pays: without any row that is all of it.
create table lower_split (
  owner_id bigint not null references trade_union,
  valid_from date not null,
  district_percent integer not null,
  intermediate_percent integer not null,
  example boolean not null default false,                           -- assumed, not agreed in the district
  request_id bigint references approval_request,                    -- null: came with the product or its sample data
  primary key (owner_id, valid_from),
  constraint ck_lower_split_percent check (district_percent >= 0 and intermediate_percent >= 0 and district_percent + intermediate_percent <= 100)
);
-- What was in force stays as it was; only a split still to come may be replaced.
create function lower_split_in_force_is_kept() returns trigger language plpgsql as
$$ begin raise exception 'the split of union % has been in force since %', old.owner_id, old.valid_from; end $$;
create trigger lower_split_in_force_kept before update or delete on lower_split
  for each row when (old.valid_from <= (now() at time zone 'Asia/Shanghai')::date) execute function lower_split_in_force_is_kept();

------------------------------------------------------------------ what a batch was submitted with
-- The amounts follow from the lower share, so that they add up to it whatever becomes of it at the confirmation.
alter table enrolment_batch
  add column district_percent integer not null default 0,
  add column intermediate_percent integer not null default 0,
  add column district_fen bigint generated always as (lower_fen * district_percent / 100) stored,
  add column intermediate_fen bigint generated always as (lower_fen * intermediate_percent / 100) stored,
  add constraint ck_enrolment_batch_split check (district_percent >= 0 and intermediate_percent >= 0 and district_percent + intermediate_percent <= 100);

------------------------------------------------------------------ the ledger
-- LOWER_SHARE is what the base unions pay: of entries made before, all of the lower share.
alter table ledger_line drop constraint ck_ledger_line_account,
  add constraint ck_ledger_line_account check (account in ('MUNICIPAL_SHARE', 'DISTRICT_SHARE', 'INTERMEDIATE_SHARE', 'LOWER_SHARE', 'PREMIUM'));

-- As in V31. New: a line of zero is the municipal or the base unions' share of an enrolment; the levels between have a line when they pay something.
create or replace function ledger_entry_is_balanced() returns trigger language plpgsql as
$$ declare
  entry ledger_entry;
  debit bigint;
  credit bigint;
  zeros bigint;
  between_zeros bigint;
  municipal bigint;
  allotting bigint;
  seen text := current_setting('unioncard.sees', true);
begin
  -- An entry stands in the district that confirmed, which need not be the one of who works.
  perform set_config('unioncard.sees', 'CITY', true);
  select * into entry from ledger_entry where id = cast(to_jsonb(new) ->> tg_argv[0] as bigint);
  select coalesce(sum(debit_fen), 0), coalesce(sum(credit_fen), 0), count(*) filter (where debit_fen = 0 and credit_fen = 0),
      count(*) filter (where debit_fen = 0 and credit_fen = 0 and account in ('DISTRICT_SHARE', 'INTERMEDIATE_SHARE')),
      coalesce(sum(debit_fen) filter (where account = 'MUNICIPAL_SHARE'), 0),
      count(*) filter (where account = 'PREMIUM' and debit_fen = entry.amount_fen or account = 'MUNICIPAL_SHARE' and credit_fen = entry.amount_fen)
    into debit, credit, zeros, between_zeros, municipal, allotting from ledger_line where entry_id = entry.id;
  if entry.id is null or debit <> entry.amount_fen or credit <> entry.amount_fen then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_balanced', table = 'ledger_entry',
      message = format('ledger entry %s of %s fen has %s on the debit and %s on the credit side', entry.id, entry.amount_fen, debit, credit);
  end if;
  if entry.kind <> 'ENROLMENT' and zeros > 0 or between_zeros > 0 then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_line_zero', table = 'ledger_line',
      message = format('ledger entry %s has a line of zero that says nothing', entry.id);
  end if;
  if entry.kind = 'ENROLMENT' and entry.municipal_fen <> municipal then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_municipal', table = 'ledger_entry',
      message = format('ledger entry %s tells another municipal share than its line', entry.id);
  end if;
  if entry.kind = 'ALLOTMENT' and (allotting <> 2
      or not exists (select from ledger_entry o join allotment_batch a on a.entry_id = o.id and a.order_id = entry.allotment_id
        where o.batch_id = entry.batch_id and o.kind = 'ENROLMENT'
          and (o.union_id, o.district_id, o.year, o.municipal_fen) = (entry.union_id, entry.district_id, entry.year, entry.amount_fen))) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_allotment', table = 'ledger_entry',
      message = format('ledger entry %s does not allot the share of a batch of order %s', entry.id, entry.allotment_id);
  end if;
  if entry.kind = 'REVERSAL' and (
      not exists (select from ledger_entry o where o.id = entry.reverses_id and o.kind <> 'REVERSAL' and o.voucher_id is not distinct from entry.voucher_id
        and o.allotment_id is not distinct from entry.allotment_id
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

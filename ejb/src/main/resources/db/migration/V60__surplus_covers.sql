-- 重复参保无效: a surplus cover never was one (docs/adr/0021-life-of-a-cover.md), and what was owed for it is struck off (docs/adr/0018-ledger.md).

------------------------------------------------------------------ the cover
alter table cover drop constraint ck_cover_end_reason,
  add constraint ck_cover_end_reason check (end_reason = 'DEATH' or end_reason = 'ONE_OFF' and ended_on >= starts_on
    or end_reason = 'DUPLICATE' and ended_on = starts_on - 1);
-- Its status stays CONFIRMED, as it keeps the person's place of the year; the status VOID was never used.
alter table cover drop constraint cover_status_check,
  add constraint ck_cover_status check (status in ('PROPOSED', 'CONFIRMED', 'RELEASED'));
alter table cover_event drop constraint cover_event_end_reason_check,
  add constraint ck_cover_event_end_reason check (end_reason in ('DEATH', 'ONE_OFF', 'DUPLICATE'));

------------------------------------------------------------------ what is owed for the batch
-- Of its lower share what was struck off; what is left is owed.
alter table enrolment_batch add column struck_fen bigint not null default 0,
  add constraint ck_enrolment_batch_struck check (struck_fen between 0 and lower_fen),
  drop constraint ck_enrolment_batch_owes,
  add constraint ck_enrolment_batch_owes check (not owes or status = 'CONFIRMED' and lower_fen > struck_fen and voucher_due_on is not null);

------------------------------------------------------------------ the ledger
-- A CORRECTION names its cover. What an entry pays of the municipal share, or takes back, it tells itself: an order may set off more than it allots.
alter table ledger_entry add column cover_id bigint references cover, add column allotted_fen bigint not null default 0;
alter table ledger_entry disable trigger ledger_entry_append_only;
update ledger_entry set allotted_fen = case kind when 'REVERSAL' then -amount_fen else amount_fen end where allotment_id is not null;
alter table ledger_entry enable trigger ledger_entry_append_only;
alter table ledger_entry drop constraint ck_ledger_entry_kind, drop constraint ck_ledger_entry_about, drop constraint ck_ledger_entry_share,
  add constraint ck_ledger_entry_kind check (kind in ('ENROLMENT', 'CORRECTION', 'VOUCHER', 'ALLOTMENT', 'REVERSAL')),
  add constraint ck_ledger_entry_about check ((kind = 'REVERSAL') = (reverses_id is not null) and num_nonnulls(voucher_id, allotment_id, cover_id) <= 1
    and (kind <> 'ENROLMENT' or num_nonnulls(voucher_id, allotment_id, cover_id) = 0) and (kind <> 'CORRECTION' or cover_id is not null)
    and (kind <> 'VOUCHER' or voucher_id is not null) and (kind <> 'ALLOTMENT' or allotment_id is not null)),
  add constraint ck_ledger_entry_share check (municipal_fen between -amount_fen and amount_fen and case
    when kind = 'ENROLMENT' then municipal_fen >= 0 and headcount >= 0
    when kind = 'CORRECTION' then municipal_fen <= 0 and headcount = -1
    when kind = 'REVERSAL' and cover_id is not null then municipal_fen >= 0 and headcount = 1
    else municipal_fen = 0 and headcount = 0 end),
  add constraint ck_ledger_entry_allotted check ((allotted_fen <> 0) = (allotment_id is not null) and abs(allotted_fen) in (0, amount_fen));
create index ix_ledger_entry_cover on ledger_entry (cover_id) where cover_id is not null;
drop index ix_ledger_entry_statement;
create index ix_ledger_entry_statement on ledger_entry (year, district_id, union_id)
  include (kind, amount_fen, municipal_fen, headcount, voucher_id, cover_id, allotted_fen);

-- An order may be over fewer persons than it strikes off, never over nothing or less.
alter table allotment_order drop constraint allotment_order_headcount_check;

-- As in V54. New: a correction is the premium of its cover, its municipal share told with it, once unless it was reversed; an allotment is what the shares and
-- corrections of a batch in its order come to, either way.
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
      coalesce(sum(debit_fen - credit_fen) filter (where account = 'MUNICIPAL_SHARE'), 0),
      count(*) filter (where account = 'PREMIUM' and debit_fen - credit_fen = entry.allotted_fen
        or account = 'MUNICIPAL_SHARE' and credit_fen - debit_fen = entry.allotted_fen)
    into debit, credit, zeros, between_zeros, municipal, allotting from ledger_line where entry_id = entry.id;
  if entry.id is null or debit <> entry.amount_fen or credit <> entry.amount_fen then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_balanced', table = 'ledger_entry',
      message = format('ledger entry %s of %s fen has %s on the debit and %s on the credit side', entry.id, entry.amount_fen, debit, credit);
  end if;
  if entry.kind <> 'ENROLMENT' and zeros > 0 or between_zeros > 0 then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_line_zero', table = 'ledger_line',
      message = format('ledger entry %s has a line of zero that says nothing', entry.id);
  end if;
  if entry.kind in ('ENROLMENT', 'CORRECTION') and entry.municipal_fen <> municipal then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_municipal', table = 'ledger_entry',
      message = format('ledger entry %s tells another municipal share than its line', entry.id);
  end if;
  if entry.kind = 'CORRECTION' and (
      not exists (select from cover v where v.id = entry.cover_id and v.batch_id = entry.batch_id
        and (v.premium_fen, v.municipal_fen) = (entry.amount_fen, -entry.municipal_fen))
      or (select count(*) from ledger_entry o where o.cover_id = entry.cover_id and o.kind = 'CORRECTION'
        and not exists (select from ledger_entry r where r.reverses_id = o.id)) > 1) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_correction', table = 'ledger_entry',
      message = format('ledger entry %s does not strike off cover %s once', entry.id, entry.cover_id);
  end if;
  if entry.kind = 'ALLOTMENT' and (allotting <> 2
      or entry.allotted_fen <> (select coalesce(sum(o.municipal_fen), 0) from allotment_batch a join ledger_entry o on o.id = a.entry_id
        where a.order_id = entry.allotment_id and o.batch_id = entry.batch_id
          and (o.union_id, o.district_id, o.year) = (entry.union_id, entry.district_id, entry.year))) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_allotment', table = 'ledger_entry',
      message = format('ledger entry %s does not allot the share of a batch of order %s', entry.id, entry.allotment_id);
  end if;
  if entry.kind = 'REVERSAL' and (
      not exists (select from ledger_entry o where o.id = entry.reverses_id and o.kind <> 'REVERSAL' and o.voucher_id is not distinct from entry.voucher_id
        and o.allotment_id is not distinct from entry.allotment_id and o.cover_id is not distinct from entry.cover_id
        and (o.batch_id, o.union_id, o.district_id, o.year, o.amount_fen, -o.headcount, -o.municipal_fen, -o.allotted_fen)
          = (entry.batch_id, entry.union_id, entry.district_id, entry.year, entry.amount_fen, entry.headcount, entry.municipal_fen, entry.allotted_fen))
      or exists (select account, debit_fen, credit_fen from ledger_line where entry_id = entry.id
        except select account, credit_fen, debit_fen from ledger_line where entry_id = entry.reverses_id)) then
    raise exception using errcode = 'check_violation', constraint = 'ck_ledger_entry_reversal', table = 'ledger_entry',
      message = format('ledger entry %s is not the reversal of %s', entry.id, entry.reverses_id);
  end if;
  perform set_config('unioncard.sees', coalesce(seen, ''), true);
  return null;
end $$;

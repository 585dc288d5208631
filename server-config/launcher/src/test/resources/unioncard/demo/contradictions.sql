-- Each statement lists rows that contradict each other; none may return any.

-- path that does not lead from the parent
select 1 from trade_union u
  join trade_union p on p.id = u.parent_id
  where u.path <> p.path || u.id || '/';

-- district that is not on the path
select 1 from trade_union u
  join trade_union d on d.id = u.district_id
  where d.level <> 'DISTRICT' or u.path not like d.path || '%';

-- batch whose counts are not those of its lines
select 1 from (select b.id from card_batch b
  join card_batch_line l on l.batch_id = b.id
  where b.status <> 'WITHDRAWN'
  group by b.id
  having b.line_count <> count(*) or b.issued_count <> count(*) filter (where l.status = 'ISSUED') or b.refused_count <> count(*) filter (where l.status = 'REFUSED')) x;

-- answered batch with an open line
select 1 from card_batch b
  join card_batch_line l on l.batch_id = b.id
  where b.status = 'ANSWERED' and l.status = 'OPEN';

-- partly answered batch without both
select 1 from card_batch b
  where b.status = 'PARTLY_ANSWERED' and (b.issued_count + b.refused_count in (0, b.line_count));

-- issued line without card
select 1 from card_batch_line l
  left join card c on c.id = l.card_id and c.person_id = l.person_id
  where (l.status = 'ISSUED') <> (c.id is not null);

-- issued member without card
select 1 from member m
  where (m.handling_status = 'ISSUED') <> exists (select from card c
  where c.member_id = m.id);

-- member at the bank without open line
select 1 from member m
  where (m.handling_status = 'IN_PROGRESS') <> exists (select from card_batch_line l
  where l.member_id = m.id and l.status = 'OPEN');

-- pending entry of somebody with a card or at the bank
select 1 from pending_entry e
  join member m on m.id = e.member_id
  where m.handling_status not in ('OPEN', 'FAILED') or m.status <> 'ACTIVE';

-- enrolment whose sums are not those of its covers
select 1 from (select b.id from enrolment_batch b
  join cover c on c.batch_id = b.id
  group by b.id
  having b.headcount <> count(*) or b.premium_fen <> sum(c.premium_fen) or b.municipal_fen <> sum(c.municipal_fen) or b.lower_fen <> sum(c.lower_fen)) x;

-- enrolment without covers
select 1 from enrolment_batch b
  where not exists (select from cover c
  where c.batch_id = b.id);

-- confirmed enrolment that is not booked with its sums
select 1 from enrolment_batch b
  where b.status = 'CONFIRMED' and not exists (select from ledger_entry e
  join ledger_line l on l.entry_id = e.id and l.account = 'PREMIUM' and l.credit_fen = b.premium_fen
  join ledger_line m on m.entry_id = e.id and m.account = 'MUNICIPAL_SHARE' and m.debit_fen = b.municipal_fen
  where e.batch_id = b.id and e.kind = 'ENROLMENT');

-- order of another sum than its batches'
select 1 from allotment_order o
  where (o.batches, o.headcount, o.amount_fen) <> (select count(*), sum(e.headcount), sum(e.municipal_fen) from allotment_batch a
  join ledger_entry e on e.id = a.entry_id
  where a.order_id = o.id);

-- municipal share that neither waits nor is in an order
select 1 from ledger_entry e
  where e.kind = 'ENROLMENT' and e.municipal_fen > 0 and not exists (select from allotment_batch a
  where a.entry_id = e.id and a.live);

-- order that is allotted and not booked, or the other way round
select 1 from allotment_order o
  where case when o.status = 'ALLOTTED' then o.amount_fen else 0 end <> (select coalesce(sum(amount_fen), 0) from ledger_entry e
  where e.allotment_id = o.id);

-- account that is in credit with the unions
select 1 from ledger_line
  where account not in ('MUNICIPAL_SHARE', 'PREMIUM')
  group by union_id, account
  having sum(debit_fen) < sum(credit_fen);

-- voucher of another sum than its batches'
select 1 from payment_voucher v
  where v.amount_fen <> (select sum(lower_fen) from payment_voucher_batch x
  where x.voucher_id = v.id);

-- cover at another rate
select 1 from cover c
  where not exists (select from premium_rate r
  where r.year = c.year and r.type = c.type and r.period = c.period and r.premium_fen = c.premium_fen and r.municipal_fen = c.municipal_fen);

-- cover of the wrong period
select 1 from cover c
  join insurance_year y using (year)
  where (c.starts_on > y.half_year_border) <> (c.period = 'HALF') or c.ends_on <> y.ends_on or c.starts_on < y.starts_on;

-- cover that stands otherwise than its batch
select 1 from cover c
  join enrolment_batch b on b.id = c.batch_id
  where c.status <> case b.status when 'CONFIRMED' then 'CONFIRMED' when 'AWAITING_DISTRICT' then 'PROPOSED' else 'RELEASED' end;

-- cover of another plan than the union's
select 1 from cover c
  left join union_plan_choice u on u.union_id = c.union_id and u.year = c.year
  where c.status in ('PROPOSED', 'CONFIRMED') and c.type is distinct from u.type;

-- cover in the wrong way
select 1 from cover c
  join enrolment_batch b on b.id = c.batch_id
  join card k on k.id = c.card_id
  where (b.way = 'NEW_CARD') <> (extract(year from k.card_no_date) = c.year);

-- cover submitted before the card
select 1 from cover c
  join enrolment_batch b on b.id = c.batch_id
  join card k on k.id = c.card_id
  where b.submitted_at < k.card_no_date;

-- batch of people who joined later
select 1 from card_batch_line l
  join card_batch b on b.id = l.batch_id
  join member m on m.id = l.member_id
  where m.joined_on >= b.submitted_at;

-- anything after the base day
select 1 from (select submitted_at at from card_batch
  union all select feedback_at from card_batch
  union all select updated_at from enrolment_batch
  union all select at from card_log
  union all select created_at from member) x
  where at > '2026-11-01';

-- transferring member without an open request of the own union
select 1 from member m
  where (m.status = 'TRANSFERRING') <> exists (select from transfer_request t
  where t.member_id = m.id and t.union_id = m.union_id and t.status in ('REQUESTED', 'RELEASED'));

-- sequence behind its table
select 1 from (select 1 from member
  having max(id) >= nextval('member_seq')) x;

-- number behind its table
select 1 from (select 1 from member
  having max(member_no)::bigint >= nextval('member_no_seq')) x;

-- constraint that is off
select 1 from pg_constraint
  where not convalidated;

-- trigger that is off
select 1 from pg_trigger
  where tgenabled <> 'O';

-- A batch keeps the terms it was submitted under, whatever is decided for its year later: name and benefits of its plan, its premiums for the whole and
-- the half year, and what decides between them (docs/adr/0026-terms-of-a-batch.md).
alter table enrolment_batch
  add column plan_name varchar(60), add column benefits varchar(400), add column start_rule varchar(16), add column ends_on date,
  add column half_year_border date, add column full_fen integer, add column full_municipal_fen integer, add column half_fen integer,
  add column half_municipal_fen integer;

create function enrolment_batch_keeps_terms() returns trigger language plpgsql as
$$ begin
  select p.name, p.benefits, y.ends_on, y.half_year_border, f.premium_fen, f.municipal_fen, h.premium_fen, h.municipal_fen,
      case new.way when 'COLLECTIVE' then 'YEAR_START' when 'NEW_CARD' then y.new_card_start else y.without_cover_start end
    into new.plan_name, new.benefits, new.ends_on, new.half_year_border, new.full_fen, new.full_municipal_fen, new.half_fen, new.half_municipal_fen,
      new.start_rule
    from insurance_year y join coverage_plan p on p.year = y.year and p.type = new.type
      join premium_rate f on f.year = y.year and f.type = p.type and f.period = 'FULL'
      join premium_rate h on h.year = y.year and h.type = p.type and h.period = 'HALF'
    where y.year = new.year;
  return new;
end $$;
create trigger enrolment_batch_keeps_terms before insert on enrolment_batch for each row execute function enrolment_batch_keeps_terms();

update enrolment_batch b set plan_name = p.name, benefits = p.benefits, ends_on = y.ends_on, half_year_border = y.half_year_border,
    full_fen = f.premium_fen, full_municipal_fen = f.municipal_fen, half_fen = h.premium_fen, half_municipal_fen = h.municipal_fen,
    start_rule = case b.way when 'COLLECTIVE' then 'YEAR_START' when 'NEW_CARD' then y.new_card_start else y.without_cover_start end
  from insurance_year y join coverage_plan p on p.year = y.year
    join premium_rate f on f.year = y.year and f.type = p.type and f.period = 'FULL'
    join premium_rate h on h.year = y.year and h.type = p.type and h.period = 'HALF'
  where y.year = b.year and p.type = b.type;
alter table enrolment_batch
  alter column plan_name set not null, alter column benefits set not null, alter column start_rule set not null, alter column ends_on set not null,
  alter column half_year_border set not null, alter column full_fen set not null, alter column full_municipal_fen set not null,
  alter column half_fen set not null, alter column half_municipal_fen set not null;

-- One plan per grassroots union and year across all ways: of the batches that count, whatever union_plan_choice says.
create extension if not exists btree_gist;
alter table enrolment_batch add constraint ex_enrolment_batch_plan
  exclude using gist (union_id with =, year with =, cast(type as text) with <>) where (status in ('AWAITING_DISTRICT', 'CONFIRMED'));

-- 校验规则: what an answer of a registry means holds from a day on and is changed by two persons.

alter table verification_policy
  add column valid_from date not null default date '2014-01-01',
  drop constraint verification_policy_pkey,
  add primary key (registry, answer, valid_from),
  drop column version;
alter table verification_policy alter column valid_from drop default;
-- What was in force stays as it was; only a rule still to come may be replaced.
create function verification_policy_in_force_is_kept() returns trigger language plpgsql as
$$ begin raise exception 'rule %/% has been in force since %', old.registry, old.answer, old.valid_from; end $$;
create trigger verification_policy_in_force_kept before update or delete on verification_policy
  for each row when (old.valid_from <= (now() at time zone 'Asia/Shanghai')::date) execute function verification_policy_in_force_is_kept();
-- The rules of a day: one row for each answer. One select, so that the planner sees through it.
create function verification_policy_on(day date) returns table (registry varchar, answer varchar, outcome varchar, text varchar)
  language sql stable as
$$ select distinct on (p.registry, p.answer) p.registry, p.answer, p.outcome, p.text from verification_policy p
   where p.valid_from <= day order by p.registry, p.answer, p.valid_from desc $$;

-- 业务参数, 工作日历 and 费率 under the two-person rule; 批量查看完整信息.

------------------------------------------------------------------ who proposes, who decides
insert into role (code, name, shipped, level, duty, second_factor, description) values
  ('MUNICIPAL_HEAD', '市总负责人', true, 'MUNICIPAL', 'BUSINESS', true, '全市：复核业务参数、工作日历、保障年度与费率的调整');
insert into role_permission (role_code, permission) values
  ('MUNICIPAL_STAFF', 'VIEW_RULES'), ('MUNICIPAL_STAFF', 'CHANGE_RULES'),
  ('MUNICIPAL_HEAD', 'VIEW_RULES'), ('MUNICIPAL_HEAD', 'REVIEW_RULES'), ('MUNICIPAL_HEAD', 'VIEW_APPROVALS'), ('MUNICIPAL_HEAD', 'VIEW_UNIONS'),
  ('MUNICIPAL_HEAD', 'VIEW_MEMBERS'), ('MUNICIPAL_HEAD', 'VIEW_CARDS'), ('MUNICIPAL_HEAD', 'VIEW_ENROLMENTS'), ('MUNICIPAL_HEAD', 'INQUIRE_COVERAGE'),
  ('GRASSROOTS_HEAD', 'REVIEW_DISCLOSURES'), ('DISTRICT_REVIEWER', 'REVIEW_DISCLOSURES');

------------------------------------------------------------------ 业务参数
alter table parameter add column request_id bigint references approval_request; -- null: came with the product
alter table parameter add constraint ck_parameter_value check (value ~ '^[0-9]{1,9}$');
insert into parameter (code, valid_from, value) values
  ('CARD_CUT_OFF_SHIFT', '2014-01-01', '1'), ('EXPORT_MAX_ROWS', '2014-01-01', '5000'), ('EXPORT_HOURS', '2014-01-01', '24');
-- What was in force stays as it was; only a value still to come may be replaced.
create function parameter_in_force_is_kept() returns trigger language plpgsql as
$$ begin raise exception 'parameter % has been in force since %', old.code, old.valid_from; end $$;
create trigger parameter_in_force_kept before update or delete on parameter
  for each row when (old.valid_from <= (now() at time zone 'Asia/Shanghai')::date) execute function parameter_in_force_is_kept();

------------------------------------------------------------------ 工作日历
-- Years whose holidays have been determined; of the others only the weekends are known.
create table calendar_year (
  year integer primary key,
  version integer not null default 0,
  request_id bigint references approval_request
);
-- Exceptions: days off, and days on which work is caught up (调休上班).
create table calendar_day (
  day date primary key,
  working boolean not null,
  name varchar(20) not null,
  constraint ck_calendar_day_caught_up check (not working or extract(isodow from day) >= 6)
);
-- As determined by the State Council for 2025 (notice of 2024-11-12) and 2026 (notice of 2025-11-04).
insert into calendar_year (year) values (2025), (2026);
insert into calendar_day (day, working, name)
  select cast(day as date), false, name from (values
    ('元旦', date '2025-01-01', date '2025-01-01'), ('春节', '2025-01-28', '2025-02-04'), ('清明节', '2025-04-04', '2025-04-06'),
    ('劳动节', '2025-05-01', '2025-05-05'), ('端午节', '2025-05-31', '2025-06-02'), ('国庆节、中秋节', '2025-10-01', '2025-10-08'),
    ('元旦', '2026-01-01', '2026-01-03'), ('春节', '2026-02-15', '2026-02-23'), ('清明节', '2026-04-04', '2026-04-06'),
    ('劳动节', '2026-05-01', '2026-05-05'), ('端午节', '2026-06-19', '2026-06-21'), ('中秋节', '2026-09-25', '2026-09-27'),
    ('国庆节', '2026-10-01', '2026-10-07')) holiday (name, first_day, last_day), generate_series(first_day, last_day, interval '1 day') day
  union all
  select day, true, name from (values
    ('春节调休', date '2025-01-26'), ('春节调休', '2025-02-08'), ('劳动节调休', '2025-04-27'), ('国庆节调休', '2025-09-28'), ('国庆节调休', '2025-10-11'),
    ('元旦调休', '2026-01-04'), ('春节调休', '2026-02-14'), ('春节调休', '2026-02-28'), ('劳动节调休', '2026-05-09'), ('国庆节调休', '2026-09-20'),
    ('国庆节调休', '2026-10-10')) caught_up (name, day);

------------------------------------------------------------------ 保障年度与费率
alter table insurance_year
  add column version integer not null default 0,
  add column request_id bigint references approval_request,
  add constraint ck_insurance_year_days check (starts_on < ends_on and half_year_border between starts_on and ends_on
    and collective_from <= collective_to and collective_to <= ends_on),
  add constraint ex_insurance_year_days exclude using gist (daterange(starts_on, ends_on, '[]') with &&);
-- The half premium of plan A is not in the published part of the terms of 2019 either.
update coverage_plan set example = true where year = 2019 and type = 'A';

------------------------------------------------------------------ 批量查看完整信息
-- A download that a second person has agreed to: whose, of whom, how many at most, until when. The rows are looked up when it is fetched.
create table personal_data_export (
  request_id bigint primary key references approval_request,
  login varchar(40) not null,
  name varchar(200),
  member_no varchar(20),
  document_index char(64),
  status varchar(14),
  below_id bigint references trade_union,
  most integer not null check (most > 0),
  available_until timestamptz not null,
  downloads integer not null default 0
);
create index ix_personal_data_export_login on personal_data_export (login, available_until);
call wall_behind('personal_data_export', 'request_id', 'approval_request');

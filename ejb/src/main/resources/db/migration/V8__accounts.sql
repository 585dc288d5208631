-- Accounts: roles as sets the security administrator edits, three separate administrators, sign-in, sessions, second factor.

------------------------------------------------------------------ roles
alter table role add column description varchar(200) not null default '';
-- Level of the unions whose people may hold it; null: any.
alter table role add column level varchar(20) check (level in ('MUNICIPAL', 'DISTRICT', 'INTERMEDIATE', 'GRASSROOTS'));
alter table role add column duty varchar(10) not null default 'BUSINESS' check (duty in ('BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT'));
alter table role add column shipped boolean not null default false;
alter table role add column second_factor boolean not null default false;
alter table role add column version integer not null default 0;
alter table role add constraint uq_role_name unique (name);
alter table role add constraint ck_role_duty_level check (duty = 'BUSINESS' or level = 'MUNICIPAL');
create sequence role_seq start 1;

update role set shipped = true, level = 'GRASSROOTS', description = '本基层工会：会员、办卡、参保日常经办' where code = 'GRASSROOTS_CLERK';
update role set shipped = true, level = 'GRASSROOTS', description = '本基层工会：审核会员，查看办卡与参保' where code = 'GRASSROOTS_HEAD';
update role set shipped = true, level = 'DISTRICT', second_factor = true, description = '本区局（产业）及所属工会：审核会员，确认参保' where code = 'DISTRICT_REVIEWER';
update role set shipped = true, level = 'MUNICIPAL', second_factor = true, description = '全市：组织、比对库、与银行交换的文件' where code = 'MUNICIPAL_STAFF';
update role set shipped = true, level = 'MUNICIPAL', second_factor = true, duty = 'SYSTEM',
  description = '开通、停用账号，给账号分配角色；不能改角色权限，不能看审计日志' where code = 'SYSTEM_ADMINISTRATOR';
insert into role (code, name, shipped, level, duty, second_factor, description) values
  ('INTERMEDIATE_STAFF', '各级工会工作人员', true, 'INTERMEDIATE', 'BUSINESS', false, '本工会及所属工会：查看会员、办卡与参保进度'),
  ('INSURANCE_CENTRE', '市职保中心', true, 'MUNICIPAL', 'BUSINESS', true, '全市：查看参保批次与会员保障'),
  ('BANK_OPERATOR', '银行', true, 'MUNICIPAL', 'BUSINESS', true, '查看与银行交换的文件'),
  ('SECURITY_ADMINISTRATOR', '安全管理员', true, 'MUNICIPAL', 'SECURITY', true, '设置角色权限，解除锁定，重置动态口令，结束会话；不能开通账号，不能看审计日志'),
  ('AUDIT_ADMINISTRATOR', '审计管理员', true, 'MUNICIPAL', 'AUDIT', true, '只查看审计日志');

insert into role_permission (role_code, permission) values
  ('INTERMEDIATE_STAFF', 'VIEW_UNIONS'), ('INTERMEDIATE_STAFF', 'VIEW_MEMBERS'), ('INTERMEDIATE_STAFF', 'VIEW_CARDS'),
  ('INTERMEDIATE_STAFF', 'VIEW_ENROLMENTS'), ('INTERMEDIATE_STAFF', 'INQUIRE_COVERAGE'),
  ('INSURANCE_CENTRE', 'VIEW_UNIONS'), ('INSURANCE_CENTRE', 'VIEW_ENROLMENTS'), ('INSURANCE_CENTRE', 'INQUIRE_COVERAGE'),
  ('BANK_OPERATOR', 'VIEW_EXCHANGE'),
  ('SYSTEM_ADMINISTRATOR', 'VIEW_ACCOUNTS'),
  ('SECURITY_ADMINISTRATOR', 'VIEW_ACCOUNTS'), ('SECURITY_ADMINISTRATOR', 'SECURE_ACCOUNTS'), ('SECURITY_ADMINISTRATOR', 'MANAGE_ROLES'),
  ('AUDIT_ADMINISTRATOR', 'VIEW_AUDIT');

-- Administrators hold nothing of the field.
delete from role_permission p using role r where r.code = p.role_code and r.duty <> 'BUSINESS'
  and p.permission not in ('VIEW_UNIONS', 'VIEW_ACCOUNTS', 'MANAGE_ACCOUNTS', 'SECURE_ACCOUNTS', 'MANAGE_ROLES', 'VIEW_AUDIT');

--------------------------------------------------------------- accounts
alter table user_account add column password_changed_at timestamptz not null default now();
-- A first password is good until then, or until it was used once.
alter table user_account add column first_password_until timestamptz;
alter table user_account add column last_failed_at timestamptz;
-- False: an administrator's account that the security administrator has not confirmed yet.
alter table user_account add column confirmed boolean not null default true;
update user_account set first_password_until = now() + interval '3 days' where must_change_password;

-- The first administrator was also municipal staff up to now; the duties are separate from here on.
delete from user_role u using role r where r.code = u.role_code and r.duty = 'BUSINESS' and exists (select 1 from user_role o
  join role d on d.code = o.role_code where o.user_id = u.user_id and d.duty <> 'BUSINESS');

-- Whoever holds one of the three administrator roles holds nothing beside it. The lock makes two changes at once see each other.
create function user_role_is_apart() returns trigger language plpgsql as $$
begin
  perform 1 from user_account where id = new.user_id for update;
  if (select count(*) from user_role where user_id = new.user_id) > 1
     and exists (select 1 from user_role u join role r on r.code = u.role_code where u.user_id = new.user_id and r.duty <> 'BUSINESS') then
    raise exception using errcode = 'check_violation', constraint = 'ck_user_role_apart', table = 'user_role',
      message = 'an administrator holds one role only';
  end if;
  return null;
end $$;
create constraint trigger user_role_apart after insert or update on user_role for each row execute function user_role_is_apart();

create table password_history (
  user_id bigint not null references user_account on delete cascade,
  password_hash varchar(400) not null,
  replaced_at timestamptz not null,
  primary key (user_id, replaced_at)
);

---------------------------------------------------------------- sign-in
-- Failed tries by address; a row counts for the time of its window only.
create table sign_in_address (
  address varchar(45) primary key,
  failures integer not null,
  window_from timestamptz not null,
  blocks integer not null default 0,
  blocked_until timestamptz
);
create index ix_sign_in_address_window on sign_in_address (window_from);

create table second_factor (
  user_id bigint primary key references user_account on delete cascade,
  secret_sealed varchar(200),
  pending_sealed varchar(200),             -- offered, not proven by a code yet
  last_step bigint not null default 0,     -- of the last code taken: no code counts twice
  confirmed_at timestamptz,
  constraint ck_second_factor_confirmed check ((secret_sealed is null) = (confirmed_at is null))
);
create table recovery_code (
  user_id bigint not null references user_account on delete cascade,
  no smallint not null,
  code_hash varchar(400) not null,
  used_at timestamptz,
  primary key (user_id, no)
);

create sequence user_session_seq start 1;
create table user_session (
  id bigint primary key default nextval('user_session_seq'),
  token_hash char(64) not null,
  user_id bigint not null references user_account on delete cascade,
  address varchar(45) not null,
  browser varchar(200) not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  failed_before integer not null,          -- wrong tries since the sign-in before
  ended_at timestamptz,
  ended_why varchar(20) check (ended_why in ('SIGNED_OUT', 'IDLE', 'TOO_LONG', 'ELSEWHERE', 'BY_SELF', 'BY_ADMINISTRATOR', 'DISABLED', 'PASSWORD')),
  constraint uq_user_session_token unique (token_hash),
  constraint ck_user_session_end check ((ended_at is null) = (ended_why is null))
);
-- One session per person.
create unique index uq_user_session_open on user_session (user_id) where ended_at is null;
create index ix_user_session_user on user_session (user_id, started_at);

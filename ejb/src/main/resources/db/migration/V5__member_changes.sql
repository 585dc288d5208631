-- Two-person rule: what one person asks for and another decides. The payload holds personal data and is encrypted as a whole.
create sequence approval_request_seq start 1;
create table approval_request (
  id bigint primary key default nextval('approval_request_seq'),
  kind varchar(40) not null,
  subject varchar(120) not null,           -- what it is about, for example 'member 4711'
  summary varchar(200) not null,           -- for lists, without personal numbers
  union_id bigint not null references trade_union,
  district_id bigint references trade_union, -- null for what concerns the whole city
  basis integer not null,                  -- version of the subject when it was asked for
  payload_sealed text not null,
  reason varchar(200) not null,
  status varchar(10) not null check (status in ('OPEN', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  requested_by varchar(40) not null,
  requester_name varchar(100) not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by varchar(40),
  decider_name varchar(100),
  decided_at timestamptz,
  decision_reason varchar(200),
  version integer not null default 0,
  constraint ck_approval_two_persons check (status not in ('APPROVED', 'REFUSED') or decided_by is not null and decided_by <> requested_by),
  constraint ck_approval_withdrawn check (status <> 'WITHDRAWN' or decided_by = requested_by),
  constraint ck_approval_decided check ((status = 'OPEN') = (decided_at is null))
);
create unique index uq_approval_request_open on approval_request (kind, subject) where status = 'OPEN';
create index ix_approval_request_open on approval_request (expires_at) where status = 'OPEN';
create index ix_approval_request_union on approval_request (union_id, status, id);
create index ix_approval_request_district on approval_request (district_id, status, id);
create index ix_approval_request_requester on approval_request (requested_by, id);
-- A decision is final: whoever finds one cannot make another of it.
create function approval_request_is_decided_once() returns trigger language plpgsql as
$$ begin raise exception 'approval_request is decided once'; end $$;
create trigger approval_request_decided_once before update or delete on approval_request
  for each row when (old.status <> 'OPEN') execute function approval_request_is_decided_once();

insert into parameter (code, valid_from, value) values ('APPROVAL_DAYS', '2014-01-01', '7');
insert into role_permission (role_code, permission)
  select code, 'VIEW_APPROVALS' from role where code in ('GRASSROOTS_CLERK', 'GRASSROOTS_HEAD', 'DISTRICT_REVIEWER', 'MUNICIPAL_STAFF', 'SYSTEM_ADMINISTRATOR');

------------------------------------------------------------------ members after they have joined
insert into role_permission (role_code, permission) values ('GRASSROOTS_CLERK', 'EDIT_MEMBERS');

alter table person add version integer not null default 0;
alter table member add review_reason varchar(200);
-- What happened to a membership after it began; how it began stands in member itself.
create table member_change (
  id bigint generated always as identity primary key,
  member_id bigint not null references member,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  action varchar(20) not null,
  status varchar(14) not null,             -- of the membership since then
  changed_on date not null,
  reason varchar(200),
  remark varchar(300),
  at timestamptz not null,
  login varchar(40) not null,
  actor varchar(100) not null
);
create index ix_member_change_member on member_change (member_id, id);
create function member_change_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'member_change is append-only'; end $$;
create trigger member_change_append_only before update or delete or truncate on member_change
  for each statement execute function member_change_is_append_only();
insert into member_change (member_id, union_id, district_id, action, status, changed_on, at, login, actor)
  select m.id, m.union_id, m.district_id, case m.status when 'REFUSED' then 'REFUSE' else 'APPROVE' end,
    case m.status when 'REFUSED' then 'REFUSED' else 'ACTIVE' end, (m.reviewed_at at time zone 'Asia/Shanghai')::date, m.reviewed_at,
    m.reviewed_by, coalesce(a.name, m.reviewed_by)
  from member m left join user_account a on a.login = m.reviewed_by where m.reviewed_at is not null and m.reviewed_by is not null;

-- Memberships of a person, ended ones too; and who may be the same person.
create index ix_member_person on member (person_id);
create index ix_person_name_birth on person (name, birth_date);

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

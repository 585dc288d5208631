-- Transfers between grassroots unions. union_id and district_id are the releasing side, where the member stays until the receiving one
-- has confirmed; who has to decide next stands in waits_*, which nobody writes.
create sequence transfer_request_seq start 1;
create table transfer_request (
  id bigint primary key default nextval('transfer_request_seq'),
  member_id bigint not null references member,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  to_union_id bigint not null references trade_union,
  to_district_id bigint not null references trade_union,
  origin varchar(10) not null check (origin in ('RECEIVING', 'RELEASING')),
  reason varchar(100) not null,
  status varchar(10) not null check (status in ('REQUESTED', 'RELEASED', 'DONE', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  waits_union_id bigint generated always as (case status when 'REQUESTED' then union_id when 'RELEASED' then to_union_id end) stored,
  waits_district_id bigint generated always as (case status when 'REQUESTED' then district_id when 'RELEASED' then to_district_id end) stored,
  waiting_since timestamptz not null,
  requested_by varchar(40) not null,
  requested_at timestamptz not null,
  out_agreed boolean,
  out_by varchar(40),
  out_at timestamptz,
  out_text varchar(100),
  in_agreed boolean,
  in_by varchar(40),
  in_at timestamptz,
  in_text varchar(100),
  closed_by varchar(40),                   -- who withdrew; null when it expired
  closed_at timestamptz,
  version integer not null default 0,
  constraint ck_transfer_request_unions check (union_id <> to_union_id),
  constraint ck_transfer_request_status check (case status
    when 'REQUESTED' then out_agreed is null and in_agreed is null
    when 'RELEASED' then out_agreed is true and in_agreed is null
    when 'DONE' then out_agreed is true and in_agreed is true
    when 'REFUSED' then out_agreed is false and in_agreed is null or out_agreed is true and in_agreed is false
    else in_agreed is null and closed_at is not null end),
  constraint ck_transfer_request_out check ((out_agreed is null) = (out_by is null) and (out_agreed is null) = (out_at is null)),
  constraint ck_transfer_request_in check ((in_agreed is null) = (in_by is null) and (in_agreed is null) = (in_at is null)),
  -- Nobody decides on an own request; a releasing union that asks by itself has decided already.
  constraint ck_transfer_request_persons check ((origin = 'RELEASING' or out_by <> requested_by) and in_by <> requested_by)
);
-- One open request per member, whoever asks.
create unique index uq_transfer_request_open on transfer_request (member_id) where status in ('REQUESTED', 'RELEASED');
create index ix_transfer_request_member on transfer_request (member_id);
create index ix_transfer_request_union on transfer_request (union_id, id desc);
create index ix_transfer_request_district on transfer_request (district_id, id desc);
create index ix_transfer_request_to_union on transfer_request (to_union_id, id desc);
create index ix_transfer_request_to_district on transfer_request (to_district_id, id desc);
create index ix_transfer_request_requester on transfer_request (requested_by, id desc);
create index ix_transfer_request_waits_union on transfer_request (waits_union_id, waiting_since) where waits_union_id is not null;
create index ix_transfer_request_waits_district on transfer_request (waits_district_id, waiting_since) where waits_district_id is not null;
create index ix_transfer_request_waiting on transfer_request (waiting_since) where waits_union_id is not null;

-- Look-ups of members of other unions: the base of the hourly limit, and what a request may refer to. Rows of past days go with the next
-- look-up of the same person; the audit trail keeps them.
create table transfer_look_up (
  id bigint generated always as identity primary key,
  user_id bigint not null references user_account on delete cascade,
  union_id bigint not null references trade_union,
  district_id bigint not null,
  member_id bigint references member,      -- null: nobody was found
  at timestamptz not null
);
create index ix_transfer_look_up_user on transfer_look_up (user_id, at);

insert into role_permission (role_code, permission) values
  ('GRASSROOTS_CLERK', 'REQUEST_TRANSFERS'), ('GRASSROOTS_HEAD', 'REVIEW_TRANSFERS'), ('DISTRICT_REVIEWER', 'REVIEW_TRANSFERS');

insert into parameter (code, valid_from, value) values
  ('TRANSFER_REMINDER_DAYS', '2014-01-01', '7'),
  ('TRANSFER_EXPIRY_DAYS', '2014-01-01', '30'),
  ('TRANSFER_LOOK_UPS_PER_HOUR', '2014-01-01', '30');

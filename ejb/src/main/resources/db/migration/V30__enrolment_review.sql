-- 区局审核: a returned batch is taken up again as a new version, and many batches are confirmed by one command.

-- The batch that a new version stands in for; versions are counted from 1.
alter table enrolment_batch add previous_id bigint references enrolment_batch, add revision integer not null default 1;
alter table enrolment_batch add constraint ck_enrolment_batch_revision check (revision >= 1 and (previous_id is null) = (revision = 1));
-- One new version of a batch; when the union has withdrawn it, the returned batch may be taken up once more.
create unique index uq_enrolment_batch_previous on enrolment_batch (previous_id) where previous_id is not null and status <> 'WITHDRAWN';

-- A command of a district over many batches. Whose it is says the district; each batch is confirmed in a transaction of its own.
create table mass_confirmation (
  id bigint generated always as identity primary key,
  union_id bigint not null references trade_union,
  asked_by varchar(40) not null,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create index ix_mass_confirmation_union on mass_confirmation (union_id, id desc);

create table mass_confirmation_batch (
  run_id bigint not null references mass_confirmation,
  batch_id bigint not null references enrolment_batch,
  batch_version integer not null,
  state varchar(10) not null default 'WAITING' check (state in ('WAITING', 'CONFIRMED', 'REFUSED')),
  -- Why it was refused: the code of the sentence shown, and how many persons it is about. Nobody is named here.
  code varchar(40),
  count integer,
  constraint pk_mass_confirmation_batch primary key (run_id, batch_id),
  constraint ck_mass_confirmation_refusal check ((state = 'REFUSED') = (code is not null))
);
-- A batch waits in one command only, so a second click adds nothing.
create unique index uq_mass_confirmation_waiting on mass_confirmation_batch (batch_id) where state = 'WAITING';

call wall_behind('mass_confirmation', 'union_id', 'trade_union', parent_union => 'id');
call wall_behind('mass_confirmation_batch', 'batch_id', 'enrolment_batch');

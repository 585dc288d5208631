-- The life of a card after the bank has made it: handed out, activated, lost, replaced, cancelled, registered for each year.
alter table card
  add column status_on date,                     -- day of the last change of the status; null: as made
  add column activated_on date,
  add column replaced_by_id bigint,
  add column pickup_way varchar(8) check (pickup_way in ('UNION', 'BRANCH')),
  add column handed_on date,
  add column handed_to varchar(200),
  add column handed_by varchar(100),
  add column handed_at timestamptz,
  -- Checked at the end: the old card must be out of the way before the new one can be, as a person has one live card.
  add constraint fk_card_replaced_by foreign key (replaced_by_id) references card deferrable initially deferred,
  add constraint ck_card_replaced check (replaced_by_id is null or status = 'REPLACED'),
  add constraint ck_card_handed_out check ((handed_on is null) = (handed_to is null) and (handed_on is null) = (pickup_way is null)
    and (handed_on is null) = (handed_by is null) and (handed_on is null) = (handed_at is null));
update card set status_on = card_no_date, activated_on = card_no_date where status = 'ACTIVE';
create index ix_card_batch on card (batch_id);
create index ix_card_replaced_by on card (replaced_by_id) where replaced_by_id is not null;

-- What the bank reports of a card is applied once, however often it is reported.
alter table card_log
  add column card_id bigint,
  add column happened_on date,
  add column from_bank boolean not null default false;
create unique index uq_card_log_bank_event on card_log (card_id, step, happened_on) where from_bank;

-- Annual registration (年度注册): a card in force is good for a year once it is registered for it.
create table card_registration (
  card_id bigint not null references card,
  year integer not null,
  member_id bigint not null references member,
  union_id bigint not null references trade_union,   -- who has registered it; stays when the member goes to another union
  district_id bigint not null,
  registered_at timestamptz not null,
  registered_by varchar(40) not null,
  registrar varchar(100) not null,
  primary key (card_id, year)
);
create index ix_card_registration_member on card_registration (member_id);
call wall_behind('card_registration', 'member_id', 'member');

insert into role_permission (role_code, permission)
  select role_code, 'MANAGE_CARDS' from role_permission where permission = 'PREPARE_CARDS';

-- Enrolment lists prepared for the whole city (docs/adr/0022-prepared-lists.md): how many persons wait in which union, never who.

-- How far the preparation of a district has come. union_id is the district.
create table list_preparation (
  year integer not null references insurance_year,
  way varchar(20) not null,
  union_id bigint not null references trade_union,
  asked_by varchar(64),                    -- null: the campaign itself
  asked_at timestamptz not null,
  unions integer not null default 0,       -- of the district when the job began
  done integer not null default 0,         -- those of them looked through
  prepared_at timestamptz,                 -- end of the last preparation that came to its end
  primary key (year, way, union_id),
  constraint ck_list_preparation_done check (done between 0 and unions)
);
call wall_behind('list_preparation', 'union_id', 'trade_union', parent_union => 'id');

-- A union in whose list somebody stood who could be enrolled.
create table prepared_list (
  year integer not null,
  way varchar(20) not null,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  headcount integer not null check (headcount > 0),
  prepared_at timestamptz not null,
  primary key (year, way, union_id),
  foreign key (year) references insurance_year
);
create index ix_prepared_list_district on prepared_list (district_id, year, way) include (union_id);
create index ix_prepared_list_union on prepared_list (union_id) include (district_id);
call wall('prepared_list');

insert into role_permission (role_code, permission) values ('MUNICIPAL_STAFF', 'PREPARE_ENROLMENTS') on conflict do nothing;

-- 参保统计 (docs/adr/0020-coverage-statistics.md): what the count of a district has found, so that a view never goes through the covers themselves.

-- Persons of a union as they were when the union was counted. A year that is over keeps its last count.
create table coverage_summary (
  year integer not null references insurance_year,
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  members integer not null,                -- 正常
  holders integer not null,                -- those of them with a live card
  covered integer not null,                -- holders with a confirmed cover of the year, whichever union has enrolled them
  waiting integer not null,                -- holders whose batch waits for the district
  without_new_card integer not null,       -- the other holders, by the way that is open to them: card number made in the year
  without_older integer not null,          -- and before it
  counted_at timestamptz not null,
  primary key (year, union_id),
  constraint ck_coverage_summary_parts check (members >= holders and holders = covered + waiting + without_new_card + without_older
    and least(covered, waiting, without_new_card, without_older) >= 0)
);
create index ix_coverage_summary_district on coverage_summary (district_id, year) include (union_id);
call wall('coverage_summary');

-- Confirmed batches of a district by the month of their confirmation. union_id is the district; money in fen.
create table coverage_month (
  year integer not null,
  union_id bigint not null references trade_union,
  month date not null check (extract(day from month) = 1),
  way varchar(20) not null,
  type varchar(4) not null,
  headcount bigint not null,
  premium_fen bigint not null,
  municipal_fen bigint not null,
  lower_fen bigint not null,
  primary key (year, union_id, month, way, type),
  foreign key (year, type) references coverage_plan,
  constraint ck_coverage_month_shares check (premium_fen = municipal_fen + lower_fen)
);
call wall_behind('coverage_month', 'union_id', 'trade_union', parent_union => 'id');

-- 组织管理: groups below grassroots unions, all fields of the collection form, search, history, 隶属调整, 合并, 撤销, import.

------------------------------------------------------------------ the tree
alter table trade_union drop constraint trade_union_level_check;
alter table trade_union
  add constraint ck_trade_union_level check (level in ('MUNICIPAL', 'DISTRICT', 'INTERMEDIATE', 'GRASSROOTS', 'GROUP')),
  add column name_initials varchar(200),   -- capitals: first letters of the name's pinyin; null until somebody has computed them
  add column region varchar(40),
  add column unit_nature varchar(40),
  add column economy_type varchar(40),
  add column industry varchar(60),
  add column staff_count integer,
  add column union_type varchar(40),
  add column founded_on date,
  add column declared_members integer,     -- 会员人数 as the union states it; the members known here are counted
  add column closed_at timestamptz,
  add column successor_id bigint references trade_union,
  add constraint ck_trade_union_counts check (staff_count >= 0 and declared_members >= 0),
  add constraint ck_trade_union_successor check (successor_id is null or status = 'CLOSED');
-- The name of a closed union may be used again.
alter table trade_union drop constraint uq_trade_union_name;
create unique index uq_trade_union_name on trade_union (parent_id, name) where status = 'ACTIVE';
create index ix_trade_union_successor on trade_union (successor_id) where successor_id is not null;

-- Search: pieces of one and two characters find any part of a Chinese name by index, which trigrams cannot for two characters.
create function search_grams(written text) returns text[] language sql immutable strict parallel safe as
$$ select coalesce(array_agg(distinct substr(written, i, n)), '{}') from generate_series(1, length(written)) i, generate_series(1, 2) n $$;
create index ix_trade_union_name_grams on trade_union using gin (search_grams(name));
create index ix_trade_union_initials_grams on trade_union using gin (search_grams(name_initials));
create index ix_trade_union_code_start on trade_union (code varchar_pattern_ops);
create index ix_trade_union_name on trade_union (name varchar_pattern_ops);
-- The order of hits: nearest to the root first. Words that nearly every name contains are found by walking along it.
create index ix_trade_union_nearest on trade_union ((length(path) - length(replace(path, '/', ''))), code);
create index ix_trade_union_initials_missing on trade_union (id) where name_initials is null;

-- 单位所在政区: the city's own districts, then the list printed on the collection form; an installation keeps the rows it needs.
create table region (
  name varchar(40) primary key,
  position integer not null
);
insert into region (position, name) select row_number() over (), name from unnest(string_to_array(
  '黄浦区,徐汇区,长宁区,静安区,普陀区,虹口区,杨浦区,闵行区,宝山区,嘉定区,浦东新区,金山区,松江区,青浦区,奉贤区,崇明区,'
  '海口市,三亚市,三沙市,儋州市,琼海市,文昌市,万宁市,东方市,五指山市,乐东县,澄迈县,临高县,定安县,屯昌县,陵水县,昌江县,保亭县,琼中县,白沙县,'
  '洋浦经济开发区', ',')) name;

------------------------------------------------------------------ history
create function is_append_only() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name; end $$;
-- district_id is the district at that time.
create table trade_union_change (
  id bigint generated always as identity primary key,
  union_id bigint not null references trade_union,
  district_id bigint references trade_union,
  at timestamptz not null,
  login varchar(40) not null,
  actor varchar(100) not null,
  kind varchar(12) not null check (kind in ('FOUNDED', 'EDITED', 'MOVED', 'MERGED', 'CLOSED')),
  item varchar(24) not null,
  old_value varchar(300),
  new_value varchar(300)
);
create index ix_trade_union_change on trade_union_change (union_id, id desc);
create trigger trade_union_change_append_only before update or delete or truncate on trade_union_change
  for each statement execute function is_append_only();

------------------------------------------------------------------ 隶属调整
create sequence affiliation_change_seq start 1;
create table affiliation_change (
  id bigint primary key default nextval('affiliation_change_seq'),
  union_id bigint not null references trade_union,
  from_parent_id bigint not null references trade_union,
  to_parent_id bigint not null references trade_union,
  reason varchar(200) not null,
  status varchar(10) not null check (status in ('REQUESTED', 'RELEASED', 'DONE', 'REFUSED', 'WITHDRAWN')),
  requested_by varchar(40) not null,
  requested_at timestamptz not null,
  released_by varchar(40),
  released_at timestamptz,
  accepted_by varchar(40),
  accepted_at timestamptz,
  ended_by varchar(40),                    -- who refused or withdrew it
  ended_at timestamptz,
  refusal_reason varchar(200),
  version integer not null default 0,
  constraint ck_affiliation_change_parents check (from_parent_id <> to_parent_id),
  constraint ck_affiliation_change_four_eyes check (released_by <> requested_by and accepted_by <> requested_by),
  constraint ck_affiliation_change_released check (status not in ('RELEASED', 'DONE') or released_at is not null),
  constraint ck_affiliation_change_accepted check ((status = 'DONE') = (accepted_at is not null)),
  constraint ck_affiliation_change_ended check ((status in ('REFUSED', 'WITHDRAWN')) = (ended_at is not null)),
  constraint ck_affiliation_change_refusal check ((status = 'REFUSED') = (refusal_reason is not null))
);
create unique index uq_affiliation_change_open on affiliation_change (union_id) where status in ('REQUESTED', 'RELEASED');
create index ix_affiliation_change_union on affiliation_change (union_id, id desc);
create index ix_affiliation_change_from on affiliation_change (from_parent_id, status);
create index ix_affiliation_change_to on affiliation_change (to_parent_id, status);

------------------------------------------------------------------ import of the collection form
create sequence union_import_seq start 1;
create table union_import (
  id bigint primary key default nextval('union_import_seq'),
  union_id bigint not null references trade_union,   -- the union of who uploaded it
  district_id bigint references trade_union,
  file_name varchar(255) not null,
  digest char(64) not null,
  row_count integer not null,
  taken_count integer not null,
  refused_count integer not null,
  uploaded_by varchar(40) not null,
  uploaded_at timestamptz not null,
  constraint uq_union_import_file unique (union_id, digest),
  constraint ck_union_import_counts check (row_count = taken_count + refused_count)
);
create table union_import_refusal (
  import_id bigint not null references union_import on delete cascade,
  row_no integer not null,
  column_name varchar(60) not null,
  value_masked varchar(200) not null,
  reason varchar(200) not null,
  remedy varchar(200) not null
);
create index ix_union_import_refusal on union_import_refusal (import_id, row_no);

insert into role_permission (role_code, permission) values ('DISTRICT_REVIEWER', 'MANAGE_UNIONS');

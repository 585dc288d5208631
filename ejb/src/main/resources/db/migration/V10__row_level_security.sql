-- The second wall (docs/adr/0009-second-wall.md): the database itself shows a transaction no more rows than its settings say.
-- The first wall is the data scope in each query; this one holds when a query forgets it.
--
-- A new table with rows of members or unions gets its wall in one line of its own migration:
--   call wall('my_table');                                     it carries union_id and district_id
--   call wall_behind('my_table', 'member_id', 'member');       its rows belong to a row of another table (by that table's id)
-- COPY into a walled table is refused by PostgreSQL; use Database.copyInBehindWall.
-- A table that carries district_id or union_id and has no wall fails the build (WallTest) unless it stands there with the reason.
--
-- Settings of a transaction, made by unioncard.shared.Sight. Not set: nothing is visible.
--   unioncard.sees      CITY, DISTRICT, SUBTREE or UNION: the rows that statements find
--   unioncard.changes   the same: the rows that may be inserted, updated, deleted, locked
--   unioncard.union     id of the own union (for DISTRICT: the district itself)
--   unioncard.unions    for SUBTREE: '{...}' with the ids of all unions in it
--
-- ${application} is the role of the application; tables made by later migrations are granted to it by the default privileges below.
-- Take away again what it must not do with yours: revoke update, delete on my_table from ${application};

------------------------------------------------------------------ grants
grant usage on schema public, registry to ${application};
-- Jakarta Batch makes its own tables in public at its first use, with the pool of the application.
grant create on schema public to ${application};
grant select, insert, update, delete on all tables in schema public, registry to ${application};
grant usage, select on all sequences in schema public, registry to ${application};
alter default privileges in schema public, registry grant select, insert, update, delete on tables to ${application};
alter default privileges in schema public, registry grant usage, select on sequences to ${application};
do $$
begin
  -- With one role for both this would lock the owner out of its own history.
  if '${application}' <> current_user then
    revoke all on flyway_schema_history from ${application};
  end if;
end $$;

------------------------------------------------------------------ how a wall is built
-- CASE, not OR: the branch is chosen by a value read once per statement. 1 or null and "is not null", not true or false: the planner takes
-- 99.5 percent of the rows for visible and so makes the plan it would make without a wall. The query's own predicate picks the index. No look at trade_union: its cost would be added
-- to each look into an index.
create function wall_condition(setting text, union_column text, district_column text) returns text language sql immutable as
$$ select format($text$case (select current_setting('unioncard.%1$s', true))
    when 'CITY' then 1
    when 'DISTRICT' then case when %3$s = (select cast(nullif(current_setting('unioncard.union', true), '') as bigint)) then 1 end
    when 'UNION' then case when %2$s = (select cast(nullif(current_setting('unioncard.union', true), '') as bigint)) then 1 end
    when 'SUBTREE' then case when %2$s = any ((select cast(nullif(current_setting('unioncard.unions', true), '') as bigint[]))::bigint[]) then 1 end
    end is not null$text$, setting, union_column, district_column) $$;

-- One policy for what is seen, three for what is changed. Several walls of one table are doors: one that opens is enough.
create procedure wall_raise(walled regclass, door text, seen text, changed text) language plpgsql as
$$ begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy %I on %s for select using (%s)', 'seen_' || door, walled, seen);
  if changed is not null then
    execute format('create policy %I on %s for insert with check (%s)', 'added_' || door, walled, changed);
    execute format('create policy %I on %s for update using (%s)', 'changed_' || door, walled, changed);
    execute format('create policy %I on %s for delete using (%s)', 'removed_' || door, walled, changed);
  end if;
end $$;

-- For a table whose rows name their union and district.
create procedure wall(walled regclass) language plpgsql as
$$ begin
  call wall_raise(walled, 'by_union', wall_condition('sees', format('%s.union_id', walled), format('%s.district_id', walled)),
    wall_condition('changes', format('%s.union_id', walled), format('%s.district_id', walled)));
end $$;

-- For a table whose rows belong to a row of another one.
--   parent_union  column of the parent that names the union
--   when_parent   further condition on the parent p
--   changing      false: this door is for looking only
create procedure wall_behind(walled regclass, key text, parent regclass, parent_key text default 'id', parent_union text default 'union_id',
  when_parent text default 'true', changing boolean default true) language plpgsql as
$$ declare
  door text := 'case (select current_setting(''unioncard.%s'', true)) when ''CITY'' then 1 else case when exists '
    '(select from %s p where p.%I = %s.%I and %s and %s) then 1 end end is not null';
  parent_walled boolean := (select relrowsecurity from pg_class where oid = parent);
begin
  -- What is seen of a walled parent is decided by its own wall.
  call wall_raise(walled, 'by_' || key, format(door, 'sees', parent, parent_key, walled, key, when_parent,
      case when parent_walled then 'true' else wall_condition('sees', 'p.' || parent_union, 'p.district_id') end),
    case when changing then
      format(door, 'changes', parent, parent_key, walled, key, when_parent, wall_condition('changes', 'p.' || parent_union, 'p.district_id')) end);
end $$;
revoke execute on function wall_condition from public;
revoke execute on procedure wall_raise, wall, wall_behind from public;

------------------------------------------------------------------ indexes
-- A wall looks at both columns: with both in the index, lists are still counted without touching the table.
drop index ix_member_union;
create index ix_member_union on member (union_id, status, handling_status) include (district_id);
drop index ix_member_district;
create index ix_member_district on member (district_id, status, id) include (union_id);
drop index ix_pending_entry_union;
create index ix_pending_entry_union on pending_entry (union_id, channel, verification) include (district_id);
drop index ix_card_batch_union;
create index ix_card_batch_union on card_batch (union_id, submitted_at desc) include (district_id);
drop index ix_card_batch_district;
create index ix_card_batch_district on card_batch (district_id, submitted_at desc) include (union_id);
drop index ix_enrolment_batch_union;
create index ix_enrolment_batch_union on enrolment_batch (union_id, submitted_at desc) include (district_id);
drop index ix_enrolment_batch_district;
create index ix_enrolment_batch_district on enrolment_batch (district_id, status, submitted_at desc) include (union_id);

------------------------------------------------------------------ the walls
call wall('member');
call wall('member_import');
call wall_behind('member_import_refusal', 'import_id', 'member_import');
call wall('pending_entry');
call wall_behind('special_information', 'member_id', 'member');
call wall('verification_run');
call wall_behind('verification_answer', 'member_id', 'member');
call wall('card_batch');
call wall_behind('card_batch_line', 'batch_id', 'card_batch');
call wall_behind('card_log', 'member_id', 'member');
call wall('enrolment_batch');
call wall_behind('union_plan_choice', 'union_id', 'trade_union', parent_union => 'id');
-- Cards and covers go with the person: who is a member here now is seen with both, wherever they were issued.
call wall_behind('card', 'member_id', 'member');
call wall_behind('card', 'batch_id', 'card_batch', changing => false);
call wall_behind('card', 'person_id', 'member', 'person_id', when_parent => 'p.status in (''UNREVIEWED'', ''ACTIVE'', ''TRANSFERRING'', ''RETAINED'')',
  changing => false);
call wall('cover');
call wall_behind('cover', 'person_id', 'member', 'person_id', when_parent => 'p.status in (''UNREVIEWED'', ''ACTIVE'', ''TRANSFERRING'', ''RETAINED'')',
  changing => false);
call wall('approval_request');
-- The record goes with the membership, into another union too.
call wall_behind('member_change', 'member_id', 'member');
-- A transfer belongs to both sides.
call wall('transfer_request');
call wall_raise('transfer_request', 'by_to_union', wall_condition('sees', 'transfer_request.to_union_id', 'transfer_request.to_district_id'),
  wall_condition('changes', 'transfer_request.to_union_id', 'transfer_request.to_district_id'));
call wall('transfer_look_up');
-- Unions themselves have no wall, but what was done with them has: it goes with the union. A change of affiliation belongs to both sides.
call wall_behind('trade_union_change', 'union_id', 'trade_union', parent_union => 'id');
call wall_behind('affiliation_change', 'from_parent_id', 'trade_union', parent_union => 'id');
call wall_behind('affiliation_change', 'to_parent_id', 'trade_union', parent_union => 'id');
call wall('union_import');
call wall_behind('union_import_refusal', 'import_id', 'union_import');

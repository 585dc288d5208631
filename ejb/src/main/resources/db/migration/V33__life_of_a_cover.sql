-- A cover may end before its year does (保障终止): by death, or because a benefit that is paid once was paid. It remains the person's one cover of the
-- year, so nobody is enrolled anew. Waiting, in force and expired are told from its days and stored nowhere (docs/adr/0021-life-of-a-cover.md).
alter table cover add column ended_on date, add column end_reason varchar(12),
  add constraint ck_cover_end check ((ended_on is null) = (end_reason is null) and (ended_on is null or status = 'CONFIRMED' and ended_on <= ends_on)),
  add constraint ck_cover_end_reason check (end_reason = 'DEATH' or end_reason = 'ONE_OFF' and ended_on >= starts_on);

-- Who has ended it and who has taken that back; only ever added to.
create table cover_event (
  id bigint generated always as identity primary key,
  cover_id bigint not null references cover,
  kind varchar(8) not null check (kind in ('ENDED', 'REVOKED')),
  ended_on date not null,
  end_reason varchar(12) not null check (end_reason in ('DEATH', 'ONE_OFF')),
  remark varchar(300) not null,
  actor varchar(40) not null,
  actor_name varchar(100) not null,
  at timestamptz not null
);
create index ix_cover_event_cover on cover_event (cover_id, id);
call wall_behind('cover_event', 'cover_id', 'cover');
create trigger cover_event_append_only before update or delete or truncate on cover_event for each statement execute function is_append_only();
do $$
begin
  if '${application}' <> current_user then
    revoke update, delete on cover_event from ${application};
  end if;
end $$;

insert into role_permission (role_code, permission) values ('INSURANCE_CENTRE', 'END_COVERS'), ('MUNICIPAL_STAFF', 'END_COVERS') on conflict do nothing;

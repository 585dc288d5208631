-- The audit trail by months with its newest link, its verifications, and the rotation of the keys of personal data.

------------------------------------------------------------------ audit trail, a partition for each month
alter table audit_entry rename to audit_entry_before;
alter index audit_entry_pkey rename to audit_entry_before_pkey;
alter index ix_audit_entry_at rename to ix_audit_entry_before_at;
alter index ix_audit_entry_login rename to ix_audit_entry_before_login;

-- What a subject names, in words: member, batch and union numbers, sign-in names.
create function audit_words(subject text) returns text[] language sql immutable strict parallel safe as
$$ select regexp_split_to_array(lower(subject), '[^0-9a-z._-]+') $$;

create table audit_entry (
  seq bigint not null,
  at timestamptz not null,
  login varchar(40),
  union_id bigint,
  action varchar(120) not null,
  subject varchar(400),
  outcome varchar(60) not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  -- A key of a partitioned table holds the partition's column; that a number is given once follows from audit_head.
  primary key (seq, at)
) partition by range (at);
create index ix_audit_entry_at on audit_entry (at, seq);
create index ix_audit_entry_login on audit_entry (login, at, seq);
create index ix_audit_entry_action on audit_entry (action, at, seq);
create index ix_audit_entry_undone on audit_entry (at, seq) where outcome <> 'done';
create index ix_audit_entry_subject on audit_entry using gin (audit_words(subject));

-- Append-only for everybody, the owner included. Triggers on truncate are not handed down to partitions.
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_is_append_only();
create trigger audit_entry_append_only_row before update or delete on audit_entry
  for each row execute function audit_entry_is_append_only();

-- For what no month is there yet: a wrong clock or a timer that never came must not stop the work.
create table audit_entry_other partition of audit_entry default;
create trigger audit_entry_append_only before truncate on audit_entry_other
  for each statement execute function audit_entry_is_append_only();

-- The newest link. Locked while a row is added, so numbers are given once and in order whatever partition the row falls into.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash varchar(64) not null
);
-- The last row released to the archive: where the chain that is kept goes on from.
create table audit_base (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash varchar(64) not null,
  released_at timestamptz not null default now()
);

-- What the application's role may do with the trail, whatever was granted to it on all tables: add and read. Months are reached through
-- audit_entry only. A role of the application is any but the owner that may add.
create function audit_rights() returns void language plpgsql set search_path = public, pg_temp as
$$
declare
  part regclass;
  grantee name;
begin
  for grantee in select r.rolname from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
      where c.oid = 'audit_entry'::regclass and a.privilege_type = 'INSERT' and a.grantee <> c.relowner loop
    execute format('revoke all on audit_entry, audit_head, audit_base from %I', grantee);
    execute format('grant select, insert on audit_entry to %I', grantee);
    execute format('grant select, update on audit_head to %I', grantee);
    execute format('grant select on audit_base to %I', grantee);
    execute format('grant execute on function audit_make_partitions to %I', grantee);
  end loop;
  for part, grantee in select distinct c.oid::regclass, r.rolname from pg_inherits i join pg_class c on c.oid = i.inhrelid,
      aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee where i.inhparent = 'audit_entry'::regclass and a.grantee <> c.relowner loop
    execute format('revoke all on %s from %I', part, grantee);
  end loop;
end $$;
revoke execute on function audit_rights from public;

-- Makes the partitions of so many months from a day on. Runs with the owner's rights, as the application owns no table.
create function audit_make_partitions(first_day date, months integer) returns integer language plpgsql
  security definer set search_path = public, pg_temp as
$$
declare
  since timestamptz;
  until timestamptz;
  part text;
  made integer := 0;
begin
  if months not between 1 and 24 then
    raise exception 'between 1 and 24 months';
  end if;
  perform pg_advisory_xact_lock(hashtext('audit_make_partitions'));
  for i in 0 .. months - 1 loop
    since := (date_trunc('month', first_day::timestamp) + make_interval(months => i)) at time zone 'UTC';
    until := (date_trunc('month', first_day::timestamp) + make_interval(months => i + 1)) at time zone 'UTC';
    part := 'audit_entry_' || to_char(since at time zone 'UTC', 'YYYY_MM');
    if to_regclass('public.' || part) is null and not exists (select from audit_entry_other where at >= since and at < until) then
      execute format('create table %I partition of audit_entry for values from (%L) to (%L)', part, since, until);
      execute format('create trigger audit_entry_append_only before truncate on %I for each statement execute function'
                     || ' audit_entry_is_append_only()', part);
      made := made + 1;
    end if;
  end loop;
  perform audit_rights();
  return made;
end $$;
revoke execute on function audit_make_partitions from public;

do $$
declare
  month date;
begin
  for month in select distinct date_trunc('month', at at time zone 'UTC')::date from audit_entry_before loop
    perform audit_make_partitions(month, 1);
  end loop;
  perform audit_make_partitions(current_date, 3);
end $$;
insert into audit_entry select * from audit_entry_before order by seq;
drop table audit_entry_before;
insert into audit_head (seq, hash)
  select coalesce(max(seq), 0), coalesce((select hash from audit_entry order by seq desc limit 1), repeat('0', 64)) from audit_entry;

-- Detaches the months that lie wholly before a day, for the archive; they stay as tables until somebody drops them. For the owner alone,
-- never for the application. Rows are kept for AUDIT_KEPT_MONTHS, and never for less than 36 months.
create function audit_release(before date) returns setof text language plpgsql as
$$
declare
  kept integer := greatest(36, coalesce((select value::integer from parameter
    where code = 'AUDIT_KEPT_MONTHS' and valid_from <= current_date order by valid_from desc limit 1), 36));
  part text;
begin
  if before > current_date - make_interval(months => kept) then
    raise exception 'rows of the audit trail are kept for % months', kept;
  end if;
  for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'audit_entry'::regclass and c.relname ~ '^audit_entry_\d{4}_\d{2}$'
        and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before order by 1 loop
    execute format('insert into audit_base (seq, hash) select seq, hash from %I order by seq desc limit 1'
                   || ' on conflict (only_one) do update set seq = excluded.seq, hash = excluded.hash, released_at = now()'
                   || ' where audit_base.seq < excluded.seq', part);
    execute format('alter table audit_entry detach partition %I', part);
    return next part;
  end loop;
end $$;
revoke execute on function audit_release from public;

-- Checks of the chain (完整性校验) asked for on the page, and how far they have come.
create table audit_verification (
  id bigint generated always as identity primary key,
  status varchar(10) not null check (status in ('RUNNING', 'WHOLE', 'BROKEN', 'FAILED')),
  started_by varchar(40) not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  begin_seq bigint not null,
  done_seq bigint not null,
  done_hash varchar(64) not null,
  end_seq bigint not null,
  end_hash varchar(64) not null,
  flaw varchar(10) check (flaw in ('CHANGED', 'CUT_OFF', 'ANCHOR')),
  flaw_seq bigint,
  constraint ck_audit_verification_flaw check ((status = 'BROKEN') = (flaw is not null and flaw_seq is not null)),
  constraint ck_audit_verification_end check ((status = 'RUNNING') = (finished_at is null))
);
create unique index uq_audit_verification_open on audit_verification ((true)) where status = 'RUNNING';

------------------------------------------------------------------ key rotation
create table key_rotation (
  id bigint generated always as identity primary key,
  key_version varchar(4) not null,
  status varchar(10) not null check (status in ('RUNNING', 'COMPLETED', 'LEFT_OVER', 'FAILED')),
  started_by varchar(40) not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint ck_key_rotation_end check ((status = 'RUNNING') = (finished_at is null))
);
create unique index uq_key_rotation_open on key_rotation ((true)) where status = 'RUNNING';
create table key_rotation_part (
  rotation_id bigint not null references key_rotation,
  place integer not null,                  -- order in which the tables are worked through
  table_name varchar(60) not null,
  total bigint not null,                   -- rows with values under other keys when it began
  resealed bigint not null default 0,
  left_over bigint,                        -- rows with such values at its end: they open with no key of the file
  primary key (rotation_id, place)
);

-- A decision stays final; what was asked for may be encrypted anew under another key.
drop trigger approval_request_decided_once on approval_request;
create trigger approval_request_decided_once before update on approval_request for each row
  when (old.status <> 'OPEN' and to_jsonb(old) - 'payload_sealed' is distinct from to_jsonb(new) - 'payload_sealed')
  execute function approval_request_is_decided_once();
create trigger approval_request_kept before delete on approval_request for each row
  when (old.status <> 'OPEN') execute function approval_request_is_decided_once();

------------------------------------------------------------------ permissions
insert into role_permission (role_code, permission)
  select code, 'ROTATE_KEYS' from role where code = case when exists (select from role where code = 'SECURITY_ADMINISTRATOR')
    then 'SECURITY_ADMINISTRATOR' else 'SYSTEM_ADMINISTRATOR' end
  on conflict do nothing;
insert into role_permission (role_code, permission)
  select code, 'VIEW_AUDIT' from role where code = 'SYSTEM_ADMINISTRATOR' and not exists (select from role_permission where permission = 'VIEW_AUDIT')
  on conflict do nothing;

insert into parameter (code, valid_from, value) values ('AUDIT_KEPT_MONTHS', '2014-01-01', '36');

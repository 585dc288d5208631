-- 市级校验: rules as data that two persons change, runs that wait and try again, answers with their source, notes about members.

------------------------------------------------------------------ rules
alter table verification_policy
  add column version integer not null default 0,
  add column request_id bigint references approval_request, -- null: came with the product
  -- A registry that does not answer never decides about a member, and one that answers always does.
  add constraint ck_verification_policy_unanswered check ((answer = 'UNAVAILABLE') = (outcome = 'UNDECIDED'));
insert into verification_policy (registry, answer, outcome, text) values ('DOCUMENT', 'EXPIRED', 'FAIL', '证件已于 {0} 到期，请修改证件到期日');
update verification_policy set text = '人口库：姓名不一致，姓名含生僻字或库内字符缺失，疑似误判，请核对证件原件'
  where registry = 'POPULATION' and answer = 'NAME_UNREADABLE';
update verification_policy set text = '人口库：人员已死亡或注销，请核实会籍' where registry = 'POPULATION' and answer = 'DECEASED';

------------------------------------------------------------------ runs
alter table verification_run
  add column attempt integer not null default 1,
  add column next_attempt_at timestamptz,                  -- set while the run waits for a registry that does not answer
  add column ended_by varchar(40),                         -- who has cancelled it
  drop constraint verification_run_status_check,
  add constraint ck_verification_run_status check (status in ('RUNNING', 'FINISHED', 'FAILED', 'CANCELLED')),
  add constraint ck_verification_run_waits check (next_attempt_at is null or status = 'RUNNING');
create index ix_verification_run_ended on verification_run (finished_at) where status <> 'RUNNING';

------------------------------------------------------------------ entries
-- Two changes of each entry in a run. No index names what they change and the page has room for both, so they touch the table alone.
alter table pending_entry
  add column waiting_since timestamptz,                    -- first time a registry did not answer about it
  alter column reason type varchar(300),
  set (fillfactor = 45);
drop index ix_pending_entry_run;
drop index ix_pending_entry_union;
create index ix_pending_entry_union on pending_entry (union_id, channel, id) include (district_id);

------------------------------------------------------------------ answers
-- Asked for by member. Runs are never deleted, so the reference needs no guard of its own for each of the many rows.
alter table verification_answer
  add column source varchar(60),                           -- the snapshot or the request that gave the answer; null: not known
  drop constraint verification_answer_run_id_fkey,
  drop constraint verification_answer_pkey,
  add constraint verification_answer_pkey primary key (member_id, run_id, registry);
drop index ix_verification_answer_member;

-- Names are compared as the load leaves them: normalised, capitals, no blanks. New loads do so themselves.
update registry.population set name = upper(regexp_replace(translate(name, U&'\2022\2027\2219\30FB\FF65\22C5', '······'), '\s', '', 'g'))
  where name ~ U&'[\2022\2027\2219\30FB\FF65\22C5[:space:][:lower:]]';

------------------------------------------------------------------ what to look into about a member
create table member_note (
  id bigint generated always as identity primary key,
  member_id bigint not null references member,
  district_id bigint not null,
  kind varchar(20) not null check (kind in ('DECEASED')),
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by varchar(100),
  settlement varchar(200),
  constraint ck_member_note_settled check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settlement is null))
);
create unique index uq_member_note_open on member_note (member_id, kind) where settled_at is null;
create index ix_member_note_member on member_note (member_id, id);
call wall_behind('member_note', 'member_id', 'member');

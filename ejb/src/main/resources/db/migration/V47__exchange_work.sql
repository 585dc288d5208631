-- How far the jobs are that are at a file for or from the bank, shown on 交换监控: one row for each, written beside its work at most once a second
-- while it counts lines. Unlogged: such a row costs the disk nothing, and after the death of the database nobody needs it.
create unlogged table exchange_work (
  job varchar(40) not null,
  subject varchar(120) not null,
  phase varchar(8) not null check (phase in ('WRITE', 'SEND', 'CHECK', 'READ', 'APPLY')),
  total integer,                                                    -- lines; null before they are counted
  begun_with integer,                                               -- lines that were done when the phase began; null where lines are not counted
  done integer,
  begun_at timestamptz not null,
  noted_at timestamptz not null,
  primary key (job, subject),
  constraint ck_exchange_work_counted check ((done is null) = (begun_with is null))
);

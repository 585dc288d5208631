-- Documents as they were first printed (参保名册, 区局确认单, 划拨单 ...): nothing but the texts on the paper, numbers masked. A document of the same
-- subject in the same state is printed from them again, so that a copy in a year says the same but for its time and count, whatever was corrected since.
create table paper (
  id bigint generated always as identity primary key,
  kind varchar(30) not null,
  subject_id bigint not null,                                       -- batch, order or cover, as the kind has it
  state varchar(40) not null,                                       -- of the subject; in another one another document is made
  union_id bigint not null references trade_union,
  district_id bigint not null references trade_union,
  content text not null,                                            -- the texts as JSON
  code char(16),                                                    -- 验证码 of a certificate: random, says nothing by itself
  print_count integer not null default 0 check (print_count >= 0),
  first_printed_at timestamptz not null,
  last_printed_at timestamptz not null,
  constraint uq_paper_subject unique (kind, subject_id, state),
  constraint uq_paper_code unique (code)
);
create index ix_paper_union on paper (union_id) include (district_id);
call wall('paper');
do $$
begin
  if '${application}' <> current_user then
    revoke update, delete on paper from ${application};
    grant update (print_count, last_printed_at, district_id) on paper to ${application};
  end if;
end $$;

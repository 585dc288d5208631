-- Long documents are made in the background for who has asked, and fetched by nobody else. Texts and PDF file are encrypted in pieces under a key of
-- their own; the texts go when the file is there, and the whole order when its time is over.
create table paper_order (
  id bigint generated always as identity primary key,
  user_id bigint not null references user_account,
  union_id bigint not null references trade_union,      -- of the user when asking; elsewhere the order is not his any more
  kind varchar(30) not null,
  title varchar(200) not null,                          -- names the document, no person
  permission varchar(40) not null,                      -- what printing it took, and fetching it takes
  line_count integer not null check (line_count > 0),
  printed_at timestamp not null,                        -- of the city, as on paper
  print_count integer,
  printed_by varchar(100) not null,
  marked boolean not null,                              -- with a watermark
  status varchar(10) not null default 'WAITING' constraint ck_paper_order_status check (status in ('WAITING', 'READY', 'FAILED')),
  done_count integer not null default 0,
  size_bytes bigint,
  key_sealed varchar(200) not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  kept_until date not null,
  constraint ck_paper_order_ended check ((status = 'WAITING') = (ended_at is null) and (status = 'READY') = (size_bytes is not null))
);
-- A second click finds the order of the first.
create unique index uq_paper_order_open on paper_order (user_id, kind, title) where status = 'WAITING';
create index ix_paper_order_user on paper_order (user_id, id desc);
create index ix_paper_order_until on paper_order (kept_until);

create table paper_order_piece (
  order_id bigint not null references paper_order on delete cascade,
  content_of varchar(4) not null constraint ck_paper_order_piece_of check (content_of in ('TEXT', 'FILE')),
  part integer not null,
  content bytea not null,
  primary key (order_id, content_of, part)
);

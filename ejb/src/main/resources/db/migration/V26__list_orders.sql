-- Lists of the whole city in the orders they offer: read from an index up to the page, instead of sorting all rows. Names are found, and sorted, by
-- ix_person_name and ix_trade_union_name. The columns a wall looks at are in the index of the pending list, so that it is counted without touching the table.
create index ix_member_joined_on on member (joined_on, id);
create index ix_card_batch_submitted on card_batch (submitted_at desc, id desc) include (district_id, union_id);
create index ix_pending_entry_channel on pending_entry (channel, added_at, id) include (district_id, union_id);

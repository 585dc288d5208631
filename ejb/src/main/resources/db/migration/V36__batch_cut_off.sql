-- 收件截止日 of a batch: up to which day its paper was to be handed in, by the calendar at its submission. Null for batches from before.
alter table card_batch add column cut_off_on date;

-- 有卡无保 and 新办卡 have days of their own within the year, as the campaign has; so far both were open all year.
alter table insurance_year add column new_card_from date, add column new_card_to date, add column without_cover_from date, add column without_cover_to date;
update insurance_year set new_card_from = starts_on, new_card_to = ends_on, without_cover_from = starts_on, without_cover_to = ends_on;
alter table insurance_year alter column new_card_from set not null, alter column new_card_to set not null,
  alter column without_cover_from set not null, alter column without_cover_to set not null,
  add constraint ck_insurance_year_windows check (starts_on <= new_card_from and new_card_from <= new_card_to and new_card_to <= ends_on
    and starts_on <= without_cover_from and without_cover_from <= without_cover_to and without_cover_to <= ends_on);

-- Lists of a district from indexes alone. Who looks for a name finds everybody of that name in the city and which of them belong to the district, so
-- both look-ups carry what they are asked for; pages in the order of admission are read up to the page without touching the table, however deep.
drop index ix_person_name;
create index ix_person_name on person (name varchar_pattern_ops, birth_date) include (id);
drop index ix_member_person;
create index ix_member_person on member (person_id) include (district_id, union_id);
create index ix_member_district_id on member (district_id, id) include (union_id);

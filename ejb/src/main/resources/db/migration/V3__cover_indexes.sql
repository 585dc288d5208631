-- Covers of a union or a district, newest first: the order of the inquiry, and whether a union's plan choice is still needed.
create index ix_cover_union on cover (union_id, year, id desc);
create index ix_cover_district on cover (district_id, year, id desc);

-- A running cover follows its person to another union (domain: 转会). Whoever enrolled the person still sees the line in the own batch.
call wall_behind('cover', 'batch_id', 'enrolment_batch', changing => false);

-- Covers whose person has moved on before this was the rule.
update cover v set union_id = m.union_id, district_id = m.district_id from member m
where m.person_id = v.person_id and m.status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') and v.status = 'CONFIRMED'
  and v.ends_on >= current_date and m.union_id <> v.union_id;

-- Every index of a person is written for each row of an import. Two pairs did one job each: the order of the unique columns lets a document's
-- hash be found alone, and names compared letter by letter serve both their beginnings and namesakes of one birth date.
alter table person drop constraint uq_person_document, add constraint uq_person_document unique (document_index, document_type);
drop index ix_person_document_index;
drop index ix_person_name;
drop index ix_person_name_birth;
create index ix_person_name on person (name varchar_pattern_ops, birth_date);
